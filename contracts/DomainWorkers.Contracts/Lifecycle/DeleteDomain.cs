using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Lifecycle;

/// <summary>
/// Delete a domain at the registry. Cannot be undone for free, so it carries what it was decided on and is refused (<c>DecisionStale</c>)
/// when the record, or the registry itself, says otherwise. Answered by <see cref="DomainDeleted"/> or <see cref="DeletionRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record DeleteDomain
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

    /// <summary>The version of the record that the decision stands on; a newer one refuses it (<c>DecisionStale</c>).</summary>
    [Range(1, long.MaxValue)]
    public required long DomainVersion { get; init; }

    /// <summary>The registry's expiry date that the decision stands on (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until when the account had paid, as the decision knew it (UTC); absent where nothing is known.</summary>
    public DateTimeOffset? PaidUntil { get; init; }

    /// <summary>Until when the decision may be carried out (UTC): a registry that was away for long must not find an old one. Later it is
    /// refused (<c>DecisionStale</c>); absent where time does not matter.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}
