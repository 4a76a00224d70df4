using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.Contracts.Miit;

/// <summary>Something that stands against an ICP filing.</summary>
public sealed record ReadinessReason
{
    /// <summary>A stable code in Pascal case, e.g. <c>NotIngested</c>; the worker's README lists them.</summary>
    [RegularExpression("^[A-Z][A-Za-z0-9]{1,63}$")]
    public required string Code { get; init; }

    /// <summary>The reason in English.</summary>
    [MaxLength(500)]
    public required string English { get; init; }

    /// <summary>The reason in Chinese.</summary>
    [MaxLength(500)]
    public required string Chinese { get; init; }

    /// <summary>The business day in Shanghai by which it goes away by itself, where it does.</summary>
    public DateOnly? ExpectedOn { get; init; }

    /// <summary>Whether <see cref="ExpectedOn"/> rests on a year whose holidays are not announced yet.</summary>
    public bool? Provisional { get; init; }
}
