using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A payment for a domain has begun. While it is under way the domain is not deleted, but not longer than <see cref="LatestEnd"/>. Answered by
/// <see cref="PaymentNoted"/>: take the money only where that says <c>protected</c>. Safe to send again.
/// </summary>
[Event("order-system")]
public sealed record PaymentStarted
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The payment.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string PaymentId { get; init; }

    /// <summary>The order that it pays: the later <c>RenewDomain</c> or <c>RedeemDomain</c> has the same.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it began (ISO 8601 with offset).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>What it is for.</summary>
    public required PaymentPurpose Purpose { get; init; }

    /// <summary>When it has certainly ended, one way or the other; at most seven days after it began.</summary>
    public required DateTimeOffset LatestEnd { get; init; }
}
