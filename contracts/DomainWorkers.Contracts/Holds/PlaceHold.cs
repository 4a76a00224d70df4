using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Holds;

/// <summary>
/// Stop a domain from resolving for a reason (<c>clientHold</c>, RFC 5731 section 2.3). The first reason in places the hold at the
/// registry; further ones are only noted. Answered by <see cref="HoldPlaced"/> or <see cref="HoldRefused"/>. Safe to send again.
/// </summary>
[Command("registry-submission")]
public sealed record PlaceHold
{
    /// <summary>Who asks; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it. Another life of the same name is refused.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Why: one word per cause, e.g. <c>email</c>, <c>real-name</c>, <c>expiry</c>, <c>court</c>.</summary>
    [RegularExpression(ContractPatterns.HoldReason)]
    public required string Reason { get; init; }

    /// <summary>Raised by the sender with every hold and release of this reason on this domain; the highest wins, so a late message cannot undo a newer one.</summary>
    [Range(1, long.MaxValue)]
    public required long Revision { get; init; }
}
