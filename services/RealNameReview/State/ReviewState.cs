using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.RealNameReview.State;

/// <summary>
/// One review from its opening to its end. Invariants: an open one is due when it becomes overdue; a closed one is due until its outcome has
/// reached whatever waits for it. Who reviewed, when and how it ended stays when the person is erased: it proves that we did look.
/// </summary>
internal sealed record ReviewState : Document
{
    public const string ClockLane = "clock";
    public const string ApplyLane = "apply";

    public required string Account { get; init; }

    public required ReviewKind Kind { get; init; }

    /// <summary>What it is about: <see cref="MatterState"/>, or the profile's document.</summary>
    public required string Matter { get; init; }

    public required string ProfileId { get; init; }

    public required long ProfileVersion { get; init; }

    public string? DomainId { get; init; }

    /// <summary>In its ASCII form.</summary>
    public string? DomainName { get; init; }

    public required ReviewStage Stage { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset UsualBy { get; init; }

    public required DateTimeOffset LatestBy { get; init; }

    public required bool Provisional { get; init; }

    /// <summary>How late it was last told to be.</summary>
    public OverdueStage? Told { get; init; }

    /// <summary>Why a person looks; null where none does.</summary>
    public ReferralCause? Referral { get; init; }

    /// <summary>Whether the provider is asked once persons have agreed: it gives the code.</summary>
    public bool ProviderAfterwards { get; init; }

    /// <summary>How many different people have to decide.</summary>
    public int DecisionsNeeded { get; init; } = 1;

    public IReadOnlyList<ReviewDecision> Decisions { get; init; } = [];

    public ReviewFailure? Failure { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Operations that wait for its end.</summary>
    public IReadOnlyList<string> Askers { get; init; } = [];

    public bool IsOpen => Stage is ReviewStage.AtProvider or ReviewStage.AtReviewer;
}

/// <summary>A reviewer's decision.</summary>
internal sealed record ReviewDecision(string RequestId, string Actor, bool Approve, ReviewFailure? Failure, DateTimeOffset At);

/// <summary>Where a review stands.</summary>
internal enum ReviewStage
{
    AtProvider,
    AtReviewer,
    Passed,
    Failed,
    Withdrawn,
}
