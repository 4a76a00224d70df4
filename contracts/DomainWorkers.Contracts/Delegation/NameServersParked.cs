using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Delegation;

/// <summary>
/// The domain points at the parking name servers. Answers <see cref="ParkNameServers"/>.
/// </summary>
[Event("registry-submission")]
public sealed record NameServersParked
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The registry's transaction id (<c>svTRID</c>); absent where the registry was not asked or the outcome was settled by asking.</summary>
    [MaxLength(64)]
    public string? RegistryTransactionId { get; init; }

    /// <summary>The snapshot of the delegation before.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string SnapshotId { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
