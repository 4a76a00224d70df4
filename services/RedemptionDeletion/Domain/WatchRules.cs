using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>
/// Asks the registry how a deleted domain stands. Only the registry says that a name is free; our schedule only says when to ask.
/// </summary>
internal static class WatchRules
{
    public static Turn Step(Turn turn, LifeTerms terms, DateTimeOffset now) =>
        NextAt(turn.Life, terms) <= now ? Ask(turn, now) : turn;

    /// <summary>Asks now, under a new name: the record is not what something of ours needs.</summary>
    public static Turn Ask(Turn turn, DateTimeOffset now)
    {
        var life = turn.Life with { Watches = turn.Life.Watches + 1 };
        var request = $"{Acts.Prefix}watch/{life.Id}/{life.Watches}";
        return turn.To(life with { Watch = new Watch(request, now, null) }).Say(Acts.Look(life, request, now));
    }

    public static LifeState Answered(LifeState life, string requestId, DateTimeOffset now) =>
        life.Watch is { AnsweredAt: null } watch && watch.RequestId == requestId ? life with { Watch = watch with { AnsweredAt = now } } : life;

    public static DateTimeOffset? NextAt(LifeState life, LifeTerms terms)
    {
        if (life.DeletedAt is not { } deletedAt || life.Status is not (DomainStatus.Redemption or DomainStatus.PendingDelete))
            return null;
        var (redemptionEnds, released) = terms.Lifecycle(life).AfterDeletion(deletedAt);
        var first = (life.Status == DomainStatus.Redemption ? redemptionEnds : released) + terms.Settings.ClockTolerance;
        var next = life.Watch switch
        {
            null => first,
            { AnsweredAt: { } answered } => answered + terms.Settings.WatchEvery,
            { } open => open.AskedAt + terms.Settings.AskAgainAfter,
        };
        return next > first ? next : first;
    }
}
