using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>What stands against a notice at the moment of sending, whatever was so when it was ordered.</summary>
internal static class SendingObjections
{
    /// <summary>Null where nothing does.</summary>
    public static Reason? Against(NoticeState notice, PlanState? plan, PlanTerms? terms, DateTimeOffset now)
    {
        if (plan is null || plan.Account != notice.Account || plan.Record.Status == DomainStatus.Ended)
            return Refusals.DomainEnded;
        if (plan.ExpiresAt is not { } expiresAt || terms is null)
            return Refusals.ExpiryCorrected;
        if (notice.Kind == NoticeKind.DataReview)
            return plan.Record.Status == DomainStatus.Registered ? null : Refusals.DomainDeleted;
        if (ShanghaiTime.DateOf(expiresAt) != notice.Day)
            return expiresAt - notice.ExpiresAt > ExpiryRules.LargestCorrection ? Refusals.DomainRenewed : Refusals.ExpiryCorrected;
        return InCalendar(notice, plan, terms, now);
    }

    private static Reason? InCalendar(NoticeState notice, PlanState plan, PlanTerms terms, DateTimeOffset now)
    {
        var planned = NoticeCalendar.OfExpiry(plan, terms);
        if (planned.FirstOrDefault(other => other.Stage.Name == notice.Stage) is not { } own)
        {
            return plan.Record.Status switch
            {
                DomainStatus.Registered => Refusals.DomainRestored,
                DomainStatus.Redemption => Refusals.DomainDeleted,
                _ => Refusals.RedemptionOver,
            };
        }

        if (planned.Any(other => other.DueAt > own.DueAt && other.DueAt <= now))
            return Refusals.LaterNoticeDue;
        return plan.Record.Status == DomainStatus.Redemption && now >= NoticeCalendar.RedemptionEnds(plan, terms) ? Refusals.RedemptionOver : null;
    }
}
