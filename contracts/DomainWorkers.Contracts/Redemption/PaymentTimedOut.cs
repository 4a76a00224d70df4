using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// Something about a payment is missing that should have come. Somebody has to look: a payment that never ended protects its domain no longer;
/// one that was paid and not used still does.
/// </summary>
[Event("redemption-deletion")]
public sealed record PaymentTimedOut
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The payment.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string PaymentId { get; init; }

    /// <summary>The order that it pays.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>What did not come.</summary>
    public required PaymentStall Stall { get; init; }

    /// <summary>By when it should have come (UTC).</summary>
    public required DateTimeOffset LatestEnd { get; init; }
}
