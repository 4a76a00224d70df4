using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What is said about a review.</summary>
internal static class ReviewEvents
{
    /// <summary>What the beginning of a review says, under one id however often and wherever it is said.</summary>
    public static string KeyOf(ReviewState review, object message) => $"{review.Id}\n{message.GetType().Name}";

    public static BuildingBlocks.Messaging.Outbox.Announcement SayOpened(ReviewState review)
    {
        var opened = Opened(review);
        return new BuildingBlocks.Messaging.Outbox.Announcement(opened, KeyOf(review, opened));
    }

    public static ReviewOpened Opened(ReviewState review) => new()
    {
        Account = review.Account,
        At = review.OpenedAt,
        ReviewId = review.Id,
        Kind = review.Kind,
        ProfileId = review.ProfileId,
        ProfileVersion = review.ProfileVersion,
        DomainId = review.DomainId,
        DomainName = review.DomainName,
        UsualBy = review.UsualBy,
        LatestBy = review.LatestBy,
        Provisional = review.Provisional,
    };

    public static ReviewReferred Referred(ReviewState review, DateTimeOffset now) => new()
    {
        Account = review.Account,
        At = now,
        ReviewId = review.Id,
        Kind = review.Kind,
        ProfileId = review.ProfileId,
        ProfileVersion = review.ProfileVersion,
        DomainId = review.DomainId,
        DomainName = review.DomainName,
        Cause = review.Referral!.Value,
        DecisionsNeeded = review.DecisionsNeeded,
    };

    /// <summary>The end of a closed review.</summary>
    public static object Ended(ReviewState review) => review.Stage switch
    {
        ReviewStage.Passed => new ReviewPassed
        {
            Account = review.Account,
            At = review.ClosedAt!.Value,
            ReviewId = review.Id,
            Kind = review.Kind,
            ProfileId = review.ProfileId,
            ProfileVersion = review.ProfileVersion,
            DomainId = review.DomainId,
            DomainName = review.DomainName,
        },
        ReviewStage.Failed => Failed(review),
        _ => new ReviewWithdrawn
        {
            Account = review.Account,
            At = review.ClosedAt!.Value,
            ReviewId = review.Id,
            Kind = review.Kind,
            ProfileId = review.ProfileId,
            ProfileVersion = review.ProfileVersion,
            DomainId = review.DomainId,
            DomainName = review.DomainName,
        },
    };

    public static ReviewOverdue Overdue(ReviewState review, OverdueStage stage, DateTimeOffset now) => new()
    {
        Account = review.Account,
        At = now,
        ReviewId = review.Id,
        Kind = review.Kind,
        ProfileId = review.ProfileId,
        ProfileVersion = review.ProfileVersion,
        DomainId = review.DomainId,
        DomainName = review.DomainName,
        Stage = stage,
        DueAt = stage == OverdueStage.Usual ? review.UsualBy : review.LatestBy,
        WaitsFor = review.Stage == ReviewStage.AtReviewer ? ReviewWait.Reviewer : ReviewWait.Provider,
        Provisional = review.Provisional,
    };

    private static ReviewFailed Failed(ReviewState review)
    {
        var failure = review.Failure!.Value;
        var entry = FailureCatalogue.Of(failure);
        return new ReviewFailed
        {
            Account = review.Account,
            At = review.ClosedAt!.Value,
            ReviewId = review.Id,
            Kind = review.Kind,
            ProfileId = review.ProfileId,
            ProfileVersion = review.ProfileVersion,
            DomainId = review.DomainId,
            DomainName = review.DomainName,
            Failure = failure,
            Action = entry.Action,
            MayRetry = entry.MayRetry,
            RetryAt = review.RetryAt,
            Reasons = [FailureCatalogue.ReasonOf(failure)],
        };
    }
}
