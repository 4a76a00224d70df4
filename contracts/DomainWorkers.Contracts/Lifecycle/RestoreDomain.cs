using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Lifecycle;

/// <summary>
/// Restore a deleted domain within its redemption grace period (RFC 3915): request and, where the registry wants one, report.
/// Costs money, so it carries what it was decided on. Answered by <see cref="DomainRestored"/> or <see cref="RestoreRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record RestoreDomain
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

    /// <summary>Why it is restored, for the report to the registry.</summary>
    [MinLength(3), MaxLength(200)]
    public required string Because { get; init; }
}
