using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Delegation;

/// <summary>
/// Put back exactly the delegation that was stored when the domain was parked. Answered by <see cref="NameServersRestored"/> or
/// <see cref="NameServersRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record RestoreNameServers
{
    /// <summary>Who asks; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order's id in the sender's system, unique within the account and kind.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it. Another life of the same name is refused.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The snapshot, as <see cref="NameServersParked"/> named it: another one is refused (<c>SnapshotStale</c>).</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string SnapshotId { get; init; }
}
