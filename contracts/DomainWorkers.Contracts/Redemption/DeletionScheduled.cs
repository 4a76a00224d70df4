using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A deletion is stored. Answers <see cref="RequestDeletion"/>, <see cref="DeleteUnverifiedDomain"/> and <see cref="CancelByForm"/>.
/// </summary>
[Event("redemption-deletion")]
public sealed record DeletionScheduled
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Why it is deleted.</summary>
    public required DeletionCause Cause { get; init; }

    /// <summary>When it is carried out, unless cancelled before (UTC).</summary>
    public required DateTimeOffset DeletesAt { get; init; }

    /// <summary>Whether the registry gives the registration back (add grace period): then there is no redemption either, the name is free at once.</summary>
    public required bool Refunded { get; init; }
}
