using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>
/// A reviewer's decision on what a machine cannot decide. Where two have to decide, both must be different people and agree. Answered
/// by <see cref="ReviewDecisionNoted"/> or <see cref="ReviewDecisionRefused"/>; the end of the review is told by <see
/// cref="ReviewPassed"/> or <see cref="ReviewFailed"/>. Customers have no right to this message. Safe to send again.
/// </summary>
[Command("real-name-review")]
public sealed record DecideReview
{
    /// <summary>The account whose review it is.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this request: sending it twice does it once. It comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The reviewer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string Actor { get; init; }

    /// <summary>The review.</summary>
    [RegularExpression(RealNamePatterns.ReviewId)]
    public required string ReviewId { get; init; }

    /// <summary>Whether it passes.</summary>
    public required bool Approve { get; init; }

    /// <summary>Why it fails; there when it does.</summary>
    public ReviewFailure? Failure { get; init; }
}
