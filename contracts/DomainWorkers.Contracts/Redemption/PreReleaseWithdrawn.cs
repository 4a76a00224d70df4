using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A name that was listed will not be free: its domain is back, or left.
/// </summary>
[Event("redemption-deletion")]
public sealed record PreReleaseWithdrawn
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
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
}
