using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Operations;

/// <summary>A domain's notices, its expiry, and the renewals that were asked for. Of recipients only the profile is told.</summary>
internal sealed class ReminderChronicle(IStateStore<PlanState> plans, IStateStore<NoticeState> notices) : IChronicle
{
    private const int MostLines = 500;

    public async Task<IReadOnlyList<ChronicleEntry>> Tell(string subject, CancellationToken cancellationToken)
    {
        if (await plans.Find(subject, cancellationToken) is not { } plan)
            return [];
        var prefix = $"{subject}/";
        var lines = await notices.Page(prefix, MostLines, cancellationToken);
        return [.. Tell(plan), .. lines.TakeWhile(notice => notice.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(Tell)];
    }

    private static IEnumerable<ChronicleEntry> Tell(PlanState plan)
    {
        if (plan.ExpiresAt is { } expiresAt)
            yield return new(expiresAt, plan.ExpiredFor == expiresAt ? "what is paid for ended; DomainExpired was said" : "what is paid for ends", plan.Id);
        if (plan.AutoRenew is { } wish)
            yield return new(wish.IssuedAt, wish.Enabled ? $"the account wished automatic renewal by {wish.Years} years" : "the account wished no automatic renewal", wish.RequestId);
        if (plan is { Asked: { } asked, ExpiresAt: { } until })
            yield return new(until.AddDays(-asked.DaysBefore), $"the order side was asked to renew, {asked.Attempts} times by now", asked.OrderId);
        if (plan is { Due: { } due, Lane: not null })
            yield return new(due, "its calendar is looked at next", plan.Id);
    }

    private static ChronicleEntry Tell(NoticeState notice) => new(notice.At ?? notice.DueAt, notice.Result switch
    {
        NoticeResult.Sent => $"notice {notice.Stage} went out by {notice.Channel} to profile {notice.ProfileId} version {notice.ProfileVersion}",
        NoticeResult.Skipped => $"notice {notice.Stage} was skipped: {notice.Reasons[^1].Code}",
        NoticeResult.Undelivered => $"notice {notice.Stage} reached nobody: {string.Join(", ", notice.Reasons.Select(reason => reason.Code))}",
        NoticeResult.Parked => $"notice {notice.Stage} is set aside for a person",
        _ => $"notice {notice.Stage} waits to be sent by {notice.Channel}",
    }, notice.MessageId ?? notice.Id);
}
