using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A payment that began is known, and whether it keeps its domain. Answers <see cref="PaymentStarted"/>.
/// </summary>
[Event("redemption-deletion")]
public sealed record PaymentNoted
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

    /// <summary>Where the domain stands; absent where the account has no such domain.</summary>
    public LifePhase? Phase { get; init; }

    /// <summary>Whether the domain stays as it is until the payment ends. False: it is too late for what is to be paid, or a deletion is at the registry; do not take the money.</summary>
    public required bool Protected { get; init; }

    /// <summary>Until when, if nobody says how it ended (UTC); absent where it is not protected.</summary>
    public DateTimeOffset? ProtectedUntil { get; init; }
}
