using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>
/// The life of a review: opened with what the checks by machine found, at the provider or at a person, closed once. Persons decide by so
/// many agreeing votes of different people as the policy asks for; where they disagree, more people decide.
/// </summary>
internal static class ReviewRules
{
    /// <summary>A review as it begins. What a machine has found to be wrong closes it at once.</summary>
    public static ReviewState Open(ReviewSubject subject, int attempt, Finding finding, ReviewTimes level, int deciders, DateTimeOffset now)
    {
        var review = new ReviewState
        {
            Id = Identities.Review(subject.Matter, attempt),
            Account = subject.Account,
            Kind = subject.Kind,
            Matter = subject.Matter,
            ProfileId = subject.ProfileId,
            ProfileVersion = subject.ProfileVersion,
            DomainId = subject.DomainId,
            DomainName = subject.DomainName,
            Stage = ReviewStage.AtProvider,
            OpenedAt = now,
            UsualBy = level.UsualBy,
            LatestBy = level.LatestBy,
            Provisional = level.Provisional,
            DecisionsNeeded = deciders,
            Lane = ReviewState.ClockLane,
            Due = level.UsualBy,
        };
        return finding switch
        {
            Finding.Wrong(var failure, var retryAt) => Fail(review, failure, retryAt, now),
            Finding.Unclear(var cause, var providerAfterwards) => Refer(review, cause, providerAfterwards),
            _ => review,
        };
    }

    /// <summary>What is said when it begins.</summary>
    public static IReadOnlyList<object> Beginning(ReviewState review, DateTimeOffset now) => review.Stage switch
    {
        ReviewStage.AtReviewer => [ReviewEvents.Opened(review), ReviewEvents.Referred(review, now)],
        ReviewStage.AtProvider => [ReviewEvents.Opened(review)],
        _ => [ReviewEvents.Opened(review), ReviewEvents.Ended(review)],
    };

    public static ReviewState Refer(ReviewState review, ReferralCause cause, bool providerAfterwards) => review with
    {
        Stage = ReviewStage.AtReviewer,
        Referral = cause,
        ProviderAfterwards = providerAfterwards,
    };

    public static ReviewState Pass(ReviewState review, DateTimeOffset now) => Close(review, ReviewStage.Passed, now);

    public static ReviewState Fail(ReviewState review, ReviewFailure failure, DateTimeOffset? retryAt, DateTimeOffset now) =>
        Close(review, ReviewStage.Failed, now) with { Failure = failure, RetryAt = retryAt };

    public static ReviewState Withdraw(ReviewState review, DateTimeOffset now) => Close(review, ReviewStage.Withdrawn, now);

    /// <summary>What a reviewer's decision does.</summary>
    public static DecisionOutcome Decide(
        ReviewState? review, DecideReview command, Func<ReviewFailure, DateTimeOffset, DateTimeOffset?> retryAt, DateTimeOffset now)
    {
        if (review is null || review.Account != command.Account)
            return new DecisionOutcome.Refused(Refusals.ReviewUnknown);
        if (review.Decisions.FirstOrDefault(decision => decision.RequestId == command.RequestId) is { } known)
            return new DecisionOutcome.Counted(review, Left(review, known.Approve));
        if (!review.IsOpen)
            return new DecisionOutcome.Refused(Refusals.ReviewClosed);
        if (review.Stage != ReviewStage.AtReviewer)
            return new DecisionOutcome.Refused(Refusals.ReviewNotYours);
        if (command.Approve != command.Failure is null)
            return new DecisionOutcome.Refused(Refusals.FailureMissing);
        if (review.Decisions.Any(decision => decision.Actor == command.Actor))
            return new DecisionOutcome.Refused(Refusals.SameReviewer);

        var counted = review with
        {
            Decisions = [.. review.Decisions, new ReviewDecision(command.RequestId, command.Actor, command.Approve, command.Failure, now)],
        };
        if (Left(counted, command.Approve) > 0)
            return new DecisionOutcome.Counted(counted, Left(counted, command.Approve));
        if (!command.Approve)
            return new DecisionOutcome.Counted(Fail(counted, command.Failure!.Value, retryAt(command.Failure.Value, now), now), 0);
        return new DecisionOutcome.Counted(
            counted.ProviderAfterwards ? counted with { Stage = ReviewStage.AtProvider } : Pass(counted, now), 0);
    }

    /// <summary>The review after it was looked at for lateness, and what is said; the calendar of a year may be known by now.</summary>
    public static (ReviewState Review, OverdueStage? Stage) Look(ReviewState review, ReviewTimes level, DateTimeOffset now)
    {
        var current = review with { UsualBy = level.UsualBy, LatestBy = level.LatestBy, Provisional = level.Provisional };
        OverdueStage? stage = now >= current.LatestBy ? OverdueStage.Latest : now >= current.UsualBy ? OverdueStage.Usual : null;
        var next = stage switch { null => current.UsualBy, OverdueStage.Usual => current.LatestBy, _ => (DateTimeOffset?)null };
        var isNews = stage is not null && !(review.Told >= stage);
        return (current with { Told = isNews ? stage : review.Told, Lane = next is null ? null : ReviewState.ClockLane, Due = next }, isNews ? stage : null);
    }

    private static ReviewState Close(ReviewState review, ReviewStage stage, DateTimeOffset now) => review with
    {
        Stage = stage,
        ClosedAt = now,
        Lane = ReviewState.ApplyLane,
        Due = now,
    };

    private static int Left(ReviewState review, bool approve) =>
        Math.Max(0, review.DecisionsNeeded - review.Decisions.Count(decision => decision.Approve == approve));
}

/// <summary>What is reviewed.</summary>
internal sealed record ReviewSubject(
    ReviewKind Kind, string Account, string Matter, string ProfileId, long ProfileVersion, string? DomainId = null, string? DomainName = null);

/// <summary>What a machine found before anybody was asked.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>Nothing: the provider decides.</summary>
    public sealed record Clear : Finding;

    /// <summary>A person has to look, and the provider afterwards where it gives the code.</summary>
    public sealed record Unclear(ReferralCause Cause, bool ProviderAfterwards) : Finding;

    /// <summary>It cannot pass.</summary>
    public sealed record Wrong(ReviewFailure Failure, DateTimeOffset? RetryAt) : Finding;
}

/// <summary>What a reviewer's decision did.</summary>
internal abstract record DecisionOutcome
{
    private DecisionOutcome()
    {
    }

    public sealed record Refused(Reason Reason) : DecisionOutcome;

    /// <param name="Review">The review with it: still open, on its way to the provider, or closed.</param>
    /// <param name="Left">Votes of the same kind that are needed still.</param>
    public sealed record Counted(ReviewState Review, int Left) : DecisionOutcome;
}
