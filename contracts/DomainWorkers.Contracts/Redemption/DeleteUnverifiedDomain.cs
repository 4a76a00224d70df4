using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// Delete a domain whose holder was not verified, or whose name was refused. For the worker that reviews real names. A verification that comes
/// before the deletion is carried out cancels it. Answered by <see cref="DeletionScheduled"/> or <see cref="DeletionRequestRefused"/>. Safe to send again.
/// </summary>
[Command("redemption-deletion")]
public sealed record DeleteUnverifiedDomain
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of the decision, unique within the account and kind.</summary>
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

    /// <summary>Why it may not stay.</summary>
    public required UnverifiedCause Cause { get; init; }

    /// <summary>The deadline that was missed, where one was (UTC).</summary>
    public DateTimeOffset? Deadline { get; init; }
}
