using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A review failed: why, what the customer has to do, and whether to try again.</summary>
[Event("real-name-review")]
public sealed record ReviewFailed
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The review.</summary>
    [RegularExpression(RealNamePatterns.ReviewId)]
    public required string ReviewId { get; init; }

    /// <summary>What is reviewed.</summary>
    public required ReviewKind Kind { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The profile's version.</summary>
    [Range(1, long.MaxValue)]
    public required long ProfileVersion { get; init; }

    /// <summary>The domain, where the review is about one that is registered.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public string? DomainId { get; init; }

    /// <summary>The name in its ASCII form, where the review is about a name.</summary>
    [MaxLength(253)]
    public string? DomainName { get; init; }

    /// <summary>Why.</summary>
    public required ReviewFailure Failure { get; init; }

    /// <summary>What the customer has to do.</summary>
    public required CustomerAction Action { get; init; }

    /// <summary>Whether another review can come to another end.</summary>
    public required bool MayRetry { get; init; }

    /// <summary>Not before then; absent where at once.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
