using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A scheduled deletion will not be carried out. Answers <see cref="CancelDeletion"/>, or comes by itself.
/// </summary>
[Event("redemption-deletion")]
public sealed record DeletionCancelled
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The cancelling order; absent where nobody asked.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? OrderId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The order that had asked for the deletion.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string DeletionOrderId { get; init; }

    /// <summary>What ended it.</summary>
    public required CancellationCause Cause { get; init; }
}
