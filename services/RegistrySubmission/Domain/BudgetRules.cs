using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Who may use how much of a registry account. A budget that comes back unchanged needs no write.</summary>
internal static class BudgetRules
{
    /// <summary>How long a slot belongs to its holder without a renewal.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>A holder that could not renew gives up so long before the lease ends: for closing, and for clocks that differ.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    /// <summary>How far ahead of what the asker can use turns are granted: who asks later must not wait for what nobody may need by then.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromMilliseconds(500);

    /// <summary>Turns are never granted so far ahead: such a value is left from a clock that has been set back.</summary>
    public static readonly TimeSpan BeyondReason = TimeSpan.FromSeconds(30);

    /// <summary>After 2502 nobody logs in for so long, or shorter: an account that has one session should not lose minutes.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    /// <summary>A slot, if one of <paramref name="limit"/> is free; what earlier starts of the same name held is free at once.</summary>
    public static (RegistryBudget Budget, SlotAnswer Answer) Acquire(
        RegistryBudget budget, BudgetHolder holder, int limit, DateTimeOffset now)
    {
        if (IsSuperseded(budget, holder))
            return (budget, new SlotAnswer.Superseded());
        if (budget.LoginsStoppedUntil is { } until && until > now && budget.LoginsStoppedAt >= holder.StartedAt)
            return (budget, new SlotAnswer.LoginsStopped(until, until - now));

        var alive = budget.Slots.Where(slot => slot.Until > now && !IsEarlier(slot, holder)).ToArray();
        if (budget.LoginsPausedUntil > now || alive.Length >= Limit(budget, limit, now))
            return (budget, new SlotAnswer.Full());

        var number = budget.LastNumber + 1;
        var slot = new SessionSlot { Number = number, Instance = holder.Instance, Start = holder.Start, Until = now + Lease };
        return (Seen(budget, holder, now) with { Slots = [.. alive, slot], LastNumber = number }, new SlotAnswer.Granted(number));
    }

    /// <summary>Renews those of the holder's slots that it still wants and that are still its own, also when nobody else took them in time.</summary>
    public static (RegistryBudget Budget, RenewalAnswer Answer) Renew(
        RegistryBudget budget, BudgetHolder holder, IReadOnlyCollection<int> wanted, DateTimeOffset now)
    {
        if (IsSuperseded(budget, holder))
            return (budget, new RenewalAnswer([], Superseded: true));
        var kept = budget.Slots.Where(slot => IsOwn(slot, holder) && wanted.Contains(slot.Number)).Select(slot => slot.Number).ToArray();
        if (kept.Length == 0)
            return (budget, new RenewalAnswer([], Superseded: false));
        var slots = budget.Slots.Select(slot => IsOwn(slot, holder) && kept.Contains(slot.Number) ? slot with { Until = now + Lease } : slot);
        return (Seen(budget, holder, now) with { Slots = [.. slots] }, new RenewalAnswer(kept, Superseded: false));
    }

    /// <summary>Gives a slot back; one that is somebody else's by now stays his.</summary>
    public static (RegistryBudget Budget, bool Answer) Release(RegistryBudget budget, BudgetHolder holder, int number)
    {
        var rest = budget.Slots.Where(slot => !(slot.Number == number && IsOwn(slot, holder))).ToArray();
        return rest.Length == budget.Slots.Count ? (budget, false) : (budget with { Slots = rest }, true);
    }

    /// <summary>So many turns in a row, the first not before <paramref name="earliest"/>.</summary>
    public static (RegistryBudget Budget, TurnAnswer Answer) Turns(
        RegistryBudget budget, int count, TimeSpan spacing, DateTimeOffset earliest, DateTimeOffset now)
    {
        var next = budget.NextTurn is { } stored && stored <= now + BeyondReason + spacing ? stored : now;
        // Counted from what the asker can use: with a store slower than the horizon there would be a gap before every block.
        var horizon = (earliest > now ? earliest : now) + Horizon;
        if (next > horizon)
            return (budget, new TurnAnswer.Later(next - horizon));
        var from = next > earliest ? next : earliest;
        return (budget with { NextTurn = WholeMilliseconds(from + (spacing * count)) }, new TurnAnswer.Granted(from, count));
    }

    /// <summary>
    /// 2502: one session fewer than are taken, for all replicas, but never none; and no login at all for a short time, in which the
    /// registry may notice sessions that are gone. Open sessions go on.
    /// </summary>
    public static (RegistryBudget Budget, int Answer) Shrink(RegistryBudget budget, int limit, TimeSpan pause, DateTimeOffset now)
    {
        var alive = budget.Slots.Count(slot => slot.Until > now);
        var fewer = Math.Max(1, Math.Min(alive, Limit(budget, limit, now)) - 1);
        var paused = pause < LongestPause ? pause : LongestPause;
        return (budget with
        {
            ShrunkTo = fewer,
            ShrunkUntil = Later(budget.ShrunkUntil, now + pause),
            LoginsPausedUntil = Later(budget.LoginsPausedUntil, now + paused),
        }, fewer);
    }

    /// <summary>2200 or 2501: nobody logs in for a while. A short pause never shortens a long one.</summary>
    public static (RegistryBudget Budget, DateTimeOffset Answer) StopLogins(RegistryBudget budget, TimeSpan pause, DateTimeOffset now)
    {
        var until = Later(budget.LoginsStoppedUntil, now + pause);
        return (budget with { LoginsStoppedUntil = until, LoginsStoppedAt = now }, until);
    }

    /// <summary>How the account stands now.</summary>
    public static BudgetStand Stand(RegistryBudget budget, int limit, DateTimeOffset now) => new(
        budget.Slots.Count(slot => slot.Until > now), Limit(budget, limit, now), Ahead(budget.LoginsStoppedUntil, now), Ahead(budget.LoginsPausedUntil, now));

    private static DateTimeOffset? Ahead(DateTimeOffset? instant, DateTimeOffset now) => instant > now ? instant : null;

    private static int Limit(RegistryBudget budget, int limit, DateTimeOffset now) =>
        budget.ShrunkUntil > now ? Math.Min(limit, budget.ShrunkTo ?? limit) : limit;

    private static bool IsOwn(SessionSlot slot, BudgetHolder holder) => slot.Instance == holder.Instance && slot.Start == holder.Start;

    private static bool IsEarlier(SessionSlot slot, BudgetHolder holder) =>
        slot.Instance == holder.Instance && string.CompareOrdinal(slot.Start, holder.Start) < 0;

    private static bool IsSuperseded(RegistryBudget budget, BudgetHolder holder) => budget.Replicas.Any(replica =>
        replica.Instance == holder.Instance && string.CompareOrdinal(replica.Start, holder.Start) > 0);

    private static RegistryBudget Seen(RegistryBudget budget, BudgetHolder holder, DateTimeOffset now)
    {
        var others = budget.Replicas.Where(replica => replica.Instance != holder.Instance && replica.At + Forgotten > now);
        return budget with { Replicas = [.. others, new ReplicaSeen { Instance = holder.Instance, Start = holder.Start, At = now }] };
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    // Instants are stored in milliseconds; rounding down would grant the last turn's end twice.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset instant)
    {
        var over = instant.Ticks % TimeSpan.TicksPerMillisecond;
        return over == 0 ? instant : instant.AddTicks(TimeSpan.TicksPerMillisecond - over);
    }
}
