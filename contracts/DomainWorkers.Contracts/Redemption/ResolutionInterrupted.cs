using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// An expired domain does not resolve any more (ICANN ERRP section 2.2).
/// </summary>
[Event("redemption-deletion")]
public sealed record ResolutionInterrupted
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The name in its ASCII form (RFC 5890 A-labels).</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>The name as people write it.</summary>
    [MaxLength(253)]
    public required string UnicodeName { get; init; }

    /// <summary>How.</summary>
    public required InterruptionWay Way { get; init; }

    /// <summary>The delegation of before, by which it comes back; absent where the domain is only held.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? SnapshotId { get; init; }
}
