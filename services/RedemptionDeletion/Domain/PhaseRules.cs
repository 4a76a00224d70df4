using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>Where a domain stands in its life, and what is said when that changes.</summary>
internal static class PhaseRules
{
    public static LifePhase Of(LifeState life, DateTimeOffset now) => life switch
    {
        { Status: DomainStatus.Ended, HasLeft: true } => LifePhase.Left,
        { Status: DomainStatus.Ended } => LifePhase.Released,
        { Status: DomainStatus.PendingDelete } => LifePhase.PendingDelete,
        { Status: DomainStatus.Redemption } => LifePhase.Redemption,
        // Restored, but not yet renewed and resolving: it is back when all of it is done.
        { Redemption: not null, Phase: LifePhase.Redemption } => LifePhase.Redemption,
        _ => now < life.ExpiresAt ? LifePhase.Active : LifePhase.Grace,
    };

    public static Turn Step(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        turn = Unlist(turn, now);
        var (before, phase) = (turn.Life.Phase, Of(turn.Life, now));
        if (phase == before)
            return turn;

        turn = turn.To(turn.Life with { Phase = phase });
        turn = turn.Say(Changed(turn.Life, before, terms, now));
        return phase switch
        {
            LifePhase.Redemption => List(turn, terms, now),
            LifePhase.Released => turn.To(turn.Life with { Listed = false }).Say(Released(turn.Life, now)),
            _ => turn,
        };
    }

    private static Turn List(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        var policy = terms.Lifecycle(life);
        // What may not exist, or was somebody's by right of office, is not put up for auction.
        if (life.Listed || !policy.PreRelease || life.Cause is DeletionCause.Unverified or DeletionCause.Form || life.Status != DomainStatus.Redemption)
            return turn;
        var (redemptionEnds, released) = policy.AfterDeletion(life.DeletedAt!.Value);
        return turn.To(life with { Listed = true }).Say(new PreReleaseListed
        {
            Account = life.Account,
            At = now,
            DomainId = life.Id,
            DomainName = life.Name,
            UnicodeName = life.UnicodeName,
            RedemptionEndsAt = redemptionEnds,
            ReleasedAt = released,
        });
    }

    private static Turn Unlist(Turn turn, DateTimeOffset now)
    {
        var life = turn.Life;
        var isBack = life.Status == DomainStatus.Registered || life is { Status: DomainStatus.Ended, HasLeft: true };
        return life.Listed && isBack
            ? turn.To(life with { Listed = false }).Say(new PreReleaseWithdrawn
            {
                Account = life.Account, At = now, DomainId = life.Id, DomainName = life.Name, UnicodeName = life.UnicodeName,
            })
            : turn;
    }

    private static LifePhaseChanged Changed(LifeState life, LifePhase before, LifeTerms terms, DateTimeOffset now)
    {
        var policy = terms.Lifecycle(life);
        var dates = policy.DatesFor(life.ExpiresAt);
        var (redemptionEnds, released) = life.DeletedAt is { } deletedAt ? policy.AfterDeletion(deletedAt) : (dates.RedemptionEndsAt, dates.ReleasedAt);
        var isLiving = life.Phase is LifePhase.Active or LifePhase.Grace;
        var isOver = life.IsOver;
        return new LifePhaseChanged
        {
            Account = life.Account,
            At = now,
            DomainId = life.Id,
            DomainName = life.Name,
            UnicodeName = life.UnicodeName,
            Phase = life.Phase,
            Before = before,
            ExpiresAt = life.ExpiresAt,
            Cause = life.Cause,
            GraceEndsAt = isLiving ? dates.GraceEndsAt : null,
            RedemptionEndsAt = isOver ? null : redemptionEnds,
            ReleasedAt = isOver ? null : released,
        };
    }

    private static DomainReleased Released(LifeState life, DateTimeOffset now) => new()
    {
        Account = life.Account,
        At = now,
        DomainId = life.Id,
        DomainName = life.Name,
        UnicodeName = life.UnicodeName,
        Cause = life.Cause ?? DeletionCause.Registry,
        DeletedAt = life.DeletedAt,
    };
}
