using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// Another registrar sponsors the domain now: its life with us has ended.
/// </summary>
[Event("registry-submission")]
public sealed record DomainTransferredOut
{
    /// <summary>The account that held the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The gaining registrar's client id at the registry, where it shows it.</summary>
    [MaxLength(16)]
    public string? GainingClient { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
