using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Miit;

/// <summary>What is wrong with a report to the ministry, and what to do about it.</summary>
public sealed record ReportProblem
{
    /// <summary>A stable code in Pascal case, e.g. <c>OutsideGbk</c>; the worker's README lists them.</summary>
    [RegularExpression("^[A-Z][A-Za-z0-9]{1,63}$")]
    public required string Code { get; init; }

    /// <summary>What is wrong and what to do, in English.</summary>
    [MaxLength(500)]
    public required string English { get; init; }

    /// <summary>What is wrong and what to do, in Chinese.</summary>
    [MaxLength(500)]
    public required string Chinese { get; init; }

    /// <summary>The ministry's data code, where it refused.</summary>
    [Range(1000, 9999)]
    public int? MinistryCode { get; init; }

    /// <summary>The element of the ministry's format that is wrong, e.g. <c>Zcr_mc</c>, where one is.</summary>
    [MaxLength(32)]
    public string? Field { get; init; }

    /// <summary>The characters that cannot be reported, as code points, e.g. <c>U+20BB7</c>.</summary>
    [MaxLength(20), Each(Pattern = "^U\\+[0-9A-F]{4,6}$")]
    public IReadOnlyList<string>? Characters { get; init; }
}
