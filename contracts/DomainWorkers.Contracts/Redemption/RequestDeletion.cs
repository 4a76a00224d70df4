using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// Delete a domain that is not wanted any more. Carried out after a time in which it can be cancelled; within the add grace period the
/// registration is refunded. Answered by <see cref="DeletionScheduled"/> or <see cref="DeletionRequestRefused"/>; <c>DomainDeleted</c> or
/// <see cref="DeletionCancelled"/> follows. Safe to send again.
/// </summary>
[Command("redemption-deletion")]
public sealed record RequestDeletion
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
}
