using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A field of a sealed content and the rule that it breaks.</summary>
public sealed record FieldProblem
{
    /// <summary>Where, e.g. <c>document.number</c>.</summary>
    [MaxLength(64)]
    public required string Field { get; init; }

    /// <summary>Which rule, e.g. <c>ResidentNumberCheckDigit</c>.</summary>
    [RegularExpression("^[A-Z][A-Za-z0-9]{1,63}$")]
    public required string Rule { get; init; }

    /// <summary>The rule in English.</summary>
    [MaxLength(500)]
    public required string English { get; init; }

    /// <summary>The rule in Chinese.</summary>
    [MaxLength(500)]
    public required string Chinese { get; init; }
}
