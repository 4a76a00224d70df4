using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>The holder of a domain is verified; where the domain was held for it, <c>ReleaseHold</c> is sent.</summary>
[Event("real-name-review")]
public sealed record RealNameDeadlineMet
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Its name in the ASCII form.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>Its name as people write it.</summary>
    [MaxLength(253)]
    public required string UnicodeName { get; init; }

    /// <summary>Whether it was held.</summary>
    public required bool WasHeld { get; init; }

    /// <summary>Whether the registry holds it still; it lifts that by itself within some working days.</summary>
    public required bool RegistryHold { get; init; }
}
