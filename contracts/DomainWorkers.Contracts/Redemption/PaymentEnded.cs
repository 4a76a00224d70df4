using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A payment for a domain has ended. May come before its <see cref="PaymentStarted"/>. What was paid protects the domain until the renewal that
/// it pays is done or refused, or the payment is returned. Safe to send again.
/// </summary>
[Event("order-system")]
public sealed record PaymentEnded
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

    /// <summary>When it ended (ISO 8601 with offset).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>What it was for.</summary>
    public required PaymentPurpose Purpose { get; init; }

    /// <summary>How it ended.</summary>
    public required PaymentOutcome Outcome { get; init; }
}
