using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Holds;

/// <summary>
/// A reason no longer holds the domain. Others may: <c>domain.holds</c> tells. Answers <see cref="ReleaseHold"/>.
/// </summary>
[Event("registry-submission")]
public sealed record HoldReleased
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why: one word per cause, e.g. <c>email</c>, <c>real-name</c>, <c>expiry</c>, <c>court</c>.</summary>
    [RegularExpression(ContractPatterns.HoldReason)]
    public required string Reason { get; init; }

    /// <summary>Raised by the sender with every hold and release of this reason on this domain; the highest wins, so a late message cannot undo a newer one.</summary>
    [Range(1, long.MaxValue)]
    public required long Revision { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
