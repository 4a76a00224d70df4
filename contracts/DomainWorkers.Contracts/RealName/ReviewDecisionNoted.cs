using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A decision counts; others are needed, or the provider, before the review ends. Answers <see cref="DecideReview"/>.</summary>
[Event("real-name-review")]
public sealed record ReviewDecisionNoted
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The review.</summary>
    [RegularExpression(RealNamePatterns.ReviewId)]
    public required string ReviewId { get; init; }

    /// <summary>How many are still needed.</summary>
    [Range(0, 5)]
    public required int DecisionsLeft { get; init; }
}
