using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.Contracts.Domains;

/// <summary>Why something was refused: for programs (code), for people (texts), and what the registry said.</summary>
public sealed record Reason
{
    /// <summary>A stable code in Pascal case, e.g. <c>NameTaken</c>; the worker's README lists them.</summary>
    [RegularExpression("^[A-Z][A-Za-z0-9]{1,63}$")]
    public required string Code { get; init; }

    /// <summary>The reason in English.</summary>
    [MaxLength(500)]
    public required string English { get; init; }

    /// <summary>The reason in Chinese.</summary>
    [MaxLength(500)]
    public required string Chinese { get; init; }

    /// <summary>The registry's EPP result code (RFC 5730 section 3), where the registry refused.</summary>
    [Range(1000, 2999)]
    public int? RegistryCode { get; init; }

    /// <summary>The rule that was broken, where a naming or eligibility rule was, e.g. <c>N2</c>.</summary>
    [MaxLength(32)]
    public string? Rule { get; init; }
}
