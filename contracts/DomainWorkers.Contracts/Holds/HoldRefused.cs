using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Holds;

/// <summary>
/// A hold or release was not done. Answers <see cref="PlaceHold"/> and <see cref="ReleaseHold"/>.
/// </summary>
[Event("registry-submission")]
public sealed record HoldRefused
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it. Another life of the same name is refused.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Why: one word per cause, e.g. <c>email</c>, <c>real-name</c>, <c>expiry</c>, <c>court</c>.</summary>
    [RegularExpression(ContractPatterns.HoldReason)]
    public required string Reason { get; init; }

    /// <summary>Raised by the sender with every hold and release of this reason on this domain; the highest wins, so a late message cannot undo a newer one.</summary>
    [Range(1, long.MaxValue)]
    public required long Revision { get; init; }

    /// <summary>Whether it was a release that was refused.</summary>
    public required bool Release { get; init; }

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
