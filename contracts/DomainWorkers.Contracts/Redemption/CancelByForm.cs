using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// Delete a domain that is cancelled by a sealed form instead of online, as <c>.gov.cn</c> needs it. For staff, after the form was checked.
/// Answered by <see cref="DeletionScheduled"/> or <see cref="DeletionRequestRefused"/>. Safe to send again.
/// </summary>
[Command("redemption-deletion")]
public sealed record CancelByForm
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order's id in the sender's system, unique within the account and kind.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Who checked the form.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it. Another life of the same name is refused.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Which form it is, as the policy names it for the day of registration, e.g. <c>gov-cn-2018</c>.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string Form { get; init; }

    /// <summary>Under which reference the sealed form is kept.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string FormReference { get; init; }
}
