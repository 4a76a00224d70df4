using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// Look at a domain whose next step is due. Sent by this worker to itself, so that whichever replica is free takes it; harmless from anybody,
/// because what is done follows from what is stored.
/// </summary>
[Command("redemption-deletion")]
public sealed record LookAtLife
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When the sweep found it (UTC).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }
}
