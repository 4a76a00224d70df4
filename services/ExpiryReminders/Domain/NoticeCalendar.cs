using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>Which notices stand in a domain's calendar, and when.</summary>
internal static class NoticeCalendar
{
    /// <summary>The notices of the present expiry that fit where the domain stands, the earliest first.</summary>
    public static IReadOnlyList<PlannedNotice> OfExpiry(PlanState plan, PlanTerms terms)
    {
        if (plan.ExpiresAt is not { } expiresAt || plan.Record.Status is not (DomainStatus.Registered or DomainStatus.Redemption))
            return [];
        var expiresOn = ShanghaiTime.DateOf(expiresAt);
        var redemptionEndsOn = ShanghaiTime.DateOf(RedemptionEnds(plan, terms));
        var deleted = plan.Record.Status == DomainStatus.Redemption;
        return
        [
            .. terms.Notices.Stages
                .Where(stage => stage.Moment != NoticeMoment.Anniversary && stage.Moment == NoticeMoment.BeforeRedemptionEnds == deleted)
                .Select(stage => new PlannedNotice(NoticeKind.Expiry, stage, expiresOn, terms.At(stage.DueOn(expiresOn, redemptionEndsOn)!.Value)))
                .OrderBy(planned => planned.DueAt),
        ];
    }

    /// <summary>The yearly review that comes next after a day; null where there is none.</summary>
    public static PlannedNotice? NextReview(PlanState plan, PlanTerms terms, DateOnly after) =>
        plan.Record.RegisteredAt is { } registeredAt && terms.Notices.NextAnniversary(ShanghaiTime.DateOf(registeredAt), after) is { } next
            ? new PlannedNotice(NoticeKind.DataReview, next.Stage, next.DueOn, terms.At(next.DueOn))
            : null;

    /// <summary>Until when the domain can be restored: it counts from the deletion, or from the end of the grace period where that is not known.</summary>
    public static DateTimeOffset RedemptionEnds(PlanState plan, PlanTerms terms) => plan.DeletedAt is { } deletedAt
        ? deletedAt.AddDays(terms.Lifecycle.RedemptionDays)
        : terms.Lifecycle.DatesFor(plan.ExpiresAt!.Value).RedemptionEndsAt;
}

/// <summary>A notice in a calendar.</summary>
/// <param name="Day">What it counts from, in Shanghai.</param>
internal sealed record PlannedNotice(NoticeKind Kind, NoticeStage Stage, DateOnly Day, DateTimeOffset DueAt);
