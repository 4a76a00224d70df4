using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>What a domain's public record means for its plan. Events come in any order and more than once; the highest version wins.</summary>
internal static class RecordRules
{
    /// <summary>
    /// Dates closer than this to one that a notice was sent for are the same news: a month before, a week before and five days after stay
    /// what ICANN means by them (ERRP 2.1).
    /// </summary>
    private static readonly TimeSpan SameNews = TimeSpan.FromDays(3);

    /// <summary>The plan with a record that was seen; its expiry is settled apart, by <see cref="Moved"/>.</summary>
    public static PlanState Note(PlanState? known, RecordSeen seen, DateTimeOffset now)
    {
        var record = seen.Record;
        var plan = known ?? new PlanState
        {
            Id = record.Id,
            Account = record.Account,
            Record = record,
            KnownSince = ShanghaiTime.DateOf(now),
        };
        // A payment stays one, whatever was seen after it.
        if (seen.RestoredUntil is { } restored && !(plan.RestoredUntil >= restored))
            plan = plan with { RestoredUntil = restored };
        if (record.Version < plan.Record.Version)
            return plan;
        return plan with
        {
            Account = record.Account,
            // The same version says the same: kept as it is, nothing has changed.
            Record = record.Version == plan.Record.Version ? plan.Record : record,
            DeletedAt = record.Status is DomainStatus.Redemption or DomainStatus.PendingDelete ? seen.DeletedAt ?? plan.DeletedAt ?? now : null,
        };
    }

    /// <summary>Whether the date is another day's, but so near that what was sent for the old one holds for it.</summary>
    public static bool IsCorrection(PlanState plan, DateTimeOffset? expiresAt) =>
        plan.ExpiresAt is { } before && expiresAt is { } after && (after - before).Duration() <= SameNews && !IsSameDay(before, after);

    /// <summary>The plan with its expiry on another date; <paramref name="sent"/> are the stages that went out for the old one.</summary>
    public static PlanState Moved(PlanState plan, DateTimeOffset? expiresAt, IReadOnlyList<string> sent)
    {
        if (plan.ExpiresAt == expiresAt)
            return plan;
        if (plan.ExpiresAt is { } before && expiresAt is { } after)
        {
            if (IsSameDay(before, after))
                return plan with { ExpiresAt = after };
            return plan with
            {
                ExpiresAt = after,
                Settled = [],
                Given = IsCorrection(plan, after) ? [.. plan.Given.Union(sent)] : [],
                Asked = (after - before).Duration() <= ExpiryRules.LargestCorrection ? plan.Asked : null,
            };
        }

        return plan with { ExpiresAt = expiresAt, Settled = [], Given = [], Asked = null };
    }

    private static bool IsSameDay(DateTimeOffset one, DateTimeOffset other) => ShanghaiTime.DateOf(one) == ShanghaiTime.DateOf(other);
}

/// <summary>A domain's record, and what the event that carried it said beside.</summary>
/// <param name="DeletedAt">When it was deleted, where the event says so.</param>
/// <param name="RestoredUntil">Until when a restore paid, where it was one that brings a year.</param>
internal sealed record RecordSeen(DomainRecord Record, DateTimeOffset? DeletedAt = null, DateTimeOffset? RestoredUntil = null);
