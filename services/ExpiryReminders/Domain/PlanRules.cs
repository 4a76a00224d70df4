using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>
/// What a domain's calendar asks for: whatever is due and not done, however late somebody looks. Of several notices that are due, only the
/// nearest is sent; the others stand in the ledger as skipped. No rule looks for an exact day.
/// </summary>
internal static class PlanRules
{
    private static readonly TimeSpan UnknownSuffixRetry = TimeSpan.FromDays(1);

    public static PlanDecision Decide(PlanState plan, PlanTerms? terms, DateTimeOffset now)
    {
        if (plan.Record.Status is not (DomainStatus.Registered or DomainStatus.Redemption) || plan.ExpiresAt is not { } expiresAt)
            return new PlanDecision(plan with { Lane = null, Due = null }, [], []);
        if (terms is null)
            return new PlanDecision(plan with { Lane = PlanState.CalendarLane, Due = now + UnknownSuffixRetry }, [], []);

        List<NoticeOrder> orders = [];
        List<Announcement> say = [];
        List<DateTimeOffset?> next = [];
        var decided = Notices(plan, terms, orders, next, now);
        if (plan.Record.Status == DomainStatus.Registered)
        {
            decided = Reviews(decided, terms, orders, next, now);
            decided = Renewal(decided, terms, say, next, now);
            decided = Expiry(decided, terms, say, next, now);
        }

        var due = next.Where(at => at > now).Min();
        return new PlanDecision(decided with { Lane = due is null ? null : PlanState.CalendarLane, Due = due }, orders, say);
    }

    /// <summary>When the order side is asked to renew next; null where it is not.</summary>
    public static DateTimeOffset? NextRenewalWish(PlanState plan, PlanTerms? terms, DateTimeOffset now)
    {
        if (terms is null || plan is not { AutoRenew.Enabled: true, Record.Status: DomainStatus.Registered, ExpiresAt: { } expiresAt }
            || now >= terms.Lifecycle.DatesFor(expiresAt).GraceEndsAt)
            return null;
        var open = terms.AutoRenew.AskDaysBefore.Where(days => !(plan.Asked?.DaysBefore <= days)).Select(days => AskAt(expiresAt, terms, days)).ToList();
        if (open.Count == 0)
            return null;
        return open.Exists(at => at <= now) ? now : open.Min();
    }

    private static PlanState Notices(PlanState plan, PlanTerms terms, List<NoticeOrder> orders, List<DateTimeOffset?> next, DateTimeOffset now)
    {
        var planned = NoticeCalendar.OfExpiry(plan, terms);
        next.AddRange(planned.Select(notice => (DateTimeOffset?)notice.DueAt));
        var due = planned.Where(notice => notice.DueAt <= now).ToList();
        var open = due.Where(notice => !plan.Settled.Contains(notice.Stage.Name)).ToList();
        if (open.Count == 0)
            return plan;

        var isTooLate = plan.Record.Status == DomainStatus.Redemption && now >= NoticeCalendar.RedemptionEnds(plan, terms);
        orders.AddRange(open.Select(notice => new NoticeOrder(notice,
            plan.Given.Contains(notice.Stage.Name) ? Refusals.NoticeGiven
            // The nearest may be settled already: a correction can bring an earlier one to light.
            : notice != due[^1] ? Refusals.LaterNoticeDue
            : isTooLate ? Refusals.RedemptionOver
            : null)));
        return plan with { Settled = [.. plan.Settled, .. open.Select(notice => notice.Stage.Name)] };
    }

    /// <summary>While the domain is expired its data is nobody's concern; the review comes when it was renewed.</summary>
    private static PlanState Reviews(PlanState plan, PlanTerms terms, List<NoticeOrder> orders, List<DateTimeOffset?> next, DateTimeOffset now)
    {
        List<PlannedNotice> due = [];
        var review = NoticeCalendar.NextReview(plan, terms, plan.ReviewedOn ?? plan.KnownSince);
        for (; review is not null && review.DueAt <= now; review = NoticeCalendar.NextReview(plan, terms, review.Day))
            due.Add(review);
        // On the very day of expiry the domain is renewed first.
        var expiresOn = ShanghaiTime.DateOf(plan.ExpiresAt!.Value);
        next.Add(review?.Day == expiresOn ? null : review?.DueAt);
        if (due.Count == 0 || now >= plan.ExpiresAt || due[^1].Day == expiresOn)
            return plan;

        orders.AddRange(due.Select(notice => new NoticeOrder(notice, notice == due[^1] ? null : Refusals.LaterNoticeDue)));
        return plan with { ReviewedOn = due[^1].Day };
    }

    private static PlanState Renewal(PlanState plan, PlanTerms terms, List<Announcement> say, List<DateTimeOffset?> next, DateTimeOffset now)
    {
        if (NextRenewalWish(plan, terms, now) is not { } at)
            return plan;
        if (at > now)
        {
            next.Add(at);
            return plan;
        }

        var expiresAt = plan.ExpiresAt!.Value;
        var asked = new RenewalAsked(
            plan.Asked?.OrderId ?? $"auto-renew/{plan.Id}/{ShanghaiTime.DateOf(expiresAt):yyyy-MM-dd}",
            (plan.Asked?.Attempts ?? 0) + 1,
            terms.AutoRenew.AskDaysBefore.Where(days => AskAt(expiresAt, terms, days) <= now).Min());
        var wished = plan with { Asked = asked };
        say.Add(PlanEvents.Wished(wished, terms, now));
        next.Add(NextRenewalWish(wished, terms, now));
        return wished;
    }

    private static PlanState Expiry(PlanState plan, PlanTerms terms, List<Announcement> say, List<DateTimeOffset?> next, DateTimeOffset now)
    {
        next.Add(plan.ExpiresAt);
        if (now < plan.ExpiresAt || plan.ExpiredFor == plan.ExpiresAt)
            return plan;
        say.Add(PlanEvents.Expired(plan, terms, now));
        return plan with { ExpiredFor = plan.ExpiresAt };
    }

    private static DateTimeOffset AskAt(DateTimeOffset expiresAt, PlanTerms terms, int daysBefore) =>
        terms.At(ShanghaiTime.DateOf(expiresAt).AddDays(-daysBefore));
}
