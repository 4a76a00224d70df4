using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>
/// The one step that every message and every wake ends with: whatever is due by now is decided, and the next look is set. To look once
/// too often changes nothing.
/// </summary>
internal static class LifeRules
{
    // A step may make another one possible: a restore that is refused ends a redemption, and with it a phase.
    private const int MaxPasses = 6;

    private static readonly TimeSpan Fallback = TimeSpan.FromDays(1);

    public static Turn Step(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var before = turn.Life;
            turn = Pass(turn, terms, now);
            if (turn.Life == before)
                break;
        }

        var due = NextAt(turn.Life, terms, now);
        return turn.To(turn.Life with { Due = due, Lane = due is null ? null : LifeState.ClockLane });
    }

    /// <summary>The earliest instant at which something can happen by time alone; null once the life is over.</summary>
    public static DateTimeOffset? NextAt(LifeState life, LifeTerms terms, DateTimeOffset now)
    {
        if (life is { IsOver: true, Redemption: null })
            return null;
        IEnumerable<DateTimeOffset?> candidates =
        [
            life.Status == DomainStatus.Registered ? life.ExpiresAt : null,
            InterruptionRules.NextAt(life, terms),
            life.Status == DomainStatus.Registered && life.Redemption is null ? DeletionRules.NextAt(life, terms) : null,
            RedemptionRules.NextAt(life, terms),
            WatchRules.NextAt(life, terms),
            .. life.Payments.Select(payment => PaymentRules.EndsAt(payment, terms) ?? (payment.IsOpen ? payment.LatestEnd : null)),
        ];
        return candidates.Where(at => at > now).Min() ?? now + Fallback;
    }

    private static Turn Pass(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        turn = PaymentRules.TimeOut(turn, terms, now);
        turn = DeletionRules.Done(turn, now);
        turn = RedemptionRules.Step(turn, terms, now);
        turn = InterruptionRules.Step(turn, terms, now);
        turn = DeletionRules.Step(turn, terms, now);
        turn = WatchRules.Step(turn, terms, now);
        return PhaseRules.Step(turn, terms, now);
    }
}
