using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.RedemptionDeletion.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>
/// When a domain is deleted, and the steps up to it: look at the registry, decide on what it shows, order, and take back what is not
/// wanted any more. Invariants: nothing is ordered while a renewal is paid or being paid, nor on a record older than the look.
/// </summary>
internal static class DeletionRules
{
    // Taken anew after it was found stale: soon, but not in a circle with a registry that changes its mind.
    private static readonly TimeSpan DecideAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <summary>
    /// When the calendar deletes it, if nothing was paid by then. Null while that cannot be said: a generic name is first interrupted for
    /// the eight days that ICANN wants (ERRP 2.2), even if the registry's refund is lost over it.
    /// </summary>
    public static DateTimeOffset? DueAt(LifeState life, LifeTerms terms)
    {
        if (life.Status != DomainStatus.Registered)
            return null;
        var policy = terms.Lifecycle(life);
        var at = life.ExpiresAt.AddDays(policy.GraceDays) + terms.Settings.ClockTolerance;
        if (terms.IsGeneric(life) && policy.GraceDays >= LifecyclePolicy.InterruptionDays)
        {
            if (life.Interruption is not { Step: InterruptionStep.Interrupted, Since: { } since })
                return null;
            at = Later(at, since.AddDays(LifecyclePolicy.InterruptionDays));
        }

        return Later(at, life.DeleteNotBefore);
    }

    public static Turn Step(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        turn = Begin(turn, terms, now);
        if (turn.Life.Deletion is not { } plan || turn.Life.Status != DomainStatus.Registered)
            return turn;
        plan = EndedByTime(turn.Life, plan, now);
        turn = turn.To(turn.Life with { Deletion = plan });
        return plan.Step switch
        {
            DeletionStep.Scheduled or DeletionStep.Looking when plan.CancelCause is not null => Cancelled(turn, plan, now),
            DeletionStep.Scheduled when now >= plan.At && now >= (turn.Life.DeleteNotBefore ?? now) && !PaymentRules.Protects(turn.Life, now) =>
                Look(turn, plan, now),
            DeletionStep.Looking when !IsWanted(turn.Life, plan, terms, now) => Unwanted(turn, plan),
            DeletionStep.Looking when IsSilent(plan, terms, now) =>
                Ask(turn, plan, Acts.Look(turn.Life, plan.OrderId!, now), now),
            DeletionStep.Ordered when plan.CancelCause is not null || !IsWanted(turn.Life, plan, terms, now) =>
                Withdraw(turn, plan, now),
            DeletionStep.Ordered when IsSilent(plan, terms, now) => Ask(turn, plan, Acts.Delete(turn.Life, plan, now), now),
            DeletionStep.Withdrawing when IsSilent(plan, terms, now) => Ask(turn, plan, Acts.Withdraw(turn.Life, plan, now), now),
            _ => turn,
        };
    }

    /// <summary>The look that a deletion waits for: decide on what it showed.</summary>
    public static Turn Looked(Turn turn, string requestId, LifeTerms terms, DateTimeOffset now)
    {
        if (turn.Life.Deletion is not { Step: DeletionStep.Looking } plan || plan.OrderId != requestId)
            return turn;
        var life = turn.Life;
        if (life.Status != DomainStatus.Registered || life.RegistryExpiresAt is null)
            return life.Status == DomainStatus.Registered ? Postponed(turn, plan, DecideAgain, now) : turn;
        if (plan.CancelCause is not null || !IsWanted(life, plan, terms, now))
            return turn;
        var ordered = plan with
        {
            Step = DeletionStep.Ordered,
            OrderId = Acts.Name("delete", life, life.DeletionAttempts),
            DomainVersion = life.RecordVersion,
            RegistryExpiresAt = life.RegistryExpiresAt,
            PaidUntil = life.PaidUntil,
            ValidUntil = now + terms.Settings.DecisionValidFor,
        };
        return Ask(turn, ordered, Acts.Delete(life, ordered, now), now);
    }

    /// <summary>The look could not be made: later again.</summary>
    public static Turn NotLooked(Turn turn, string requestId, DateTimeOffset now) =>
        turn.Life.Deletion is { Step: DeletionStep.Looking } plan && plan.OrderId == requestId
            ? Postponed(turn, plan, FirstRetry, now)
            : turn;

    /// <summary>The domain is deleted, by us or by others: whatever waited for that is answered.</summary>
    public static Turn Done(Turn turn, DateTimeOffset now)
    {
        if (turn.Life.Status == DomainStatus.Registered)
            return turn;
        if (turn.Life.Deletion is { CancelOrder: { } order, CancelledBy: { } cancelledBy })
            turn = turn.Answer(order, RequestRules.CancellationRefused(turn.Life, cancelledBy, Refusals.AlreadyDeleted, now));
        return PaymentRules.AnswerDoubtful(turn.To(turn.Life with { Deletion = null, DeletionRefusals = 0 }), now);
    }

    public static Turn Refused(Turn turn, DeletionRefused message, DateTimeOffset now)
    {
        if (turn.Life.Deletion is not { Step: DeletionStep.Ordered or DeletionStep.Withdrawing } plan || plan.OrderId != message.OrderId)
            return turn;
        var codes = message.Reasons.Select(reason => reason.Code).ToHashSet();
        if (codes.Overlaps(["AlreadyDeleted", "DomainEnded", "DomainUnknown"]))
        {
            // The record does not show it yet: it will, once it was looked at.
            var gone = turn.To(turn.Life with { Cause = plan.Cause, Deletion = plan with { Step = DeletionStep.Scheduled, At = now + FirstRetry } });
            return WatchRules.Ask(gone, now);
        }

        if (plan.CancelCause is not null)
            return Cancelled(turn, plan, now);
        if (plan.Step == DeletionStep.Withdrawing || codes.Overlaps(["DecisionStale", "DeletionWithdrawn"]))
            return PaymentRules.AnswerDoubtful(Postponed(turn, plan, DecideAgain, now), now);
        // What the registry refused may have cost the domain its hosts on the way: have the record say so.
        turn = WatchRules.Ask(turn, now);
        if (plan.Cause is DeletionCause.Requested or DeletionCause.Form)
        {
            return turn.To(turn.Life with { Deletion = null })
                .Answer(plan.Order!, RequestRules.Refused(turn.Life, plan.RequestedBy!, message.Reasons, now));
        }

        var wait = BackOff.After(turn.Life.DeletionRefusals, FirstRetry, LongestRetry);
        return Postponed(turn.To(turn.Life with { DeletionRefusals = turn.Life.DeletionRefusals + 1 }), plan, wait, now);
    }

    /// <summary>A domain that was renewed is wanted: what its holder had asked for before is over.</summary>
    public static LifeState Renewed(LifeState life) =>
        life.Deletion is { Cause: DeletionCause.Requested, CancelCause: null } plan
            ? life with { Deletion = plan with { CancelCause = CancellationCause.Renewed } }
            : life;

    public static DateTimeOffset? NextAt(LifeState life, LifeTerms terms) => life.Deletion switch
    {
        null => DueAt(life, terms),
        { Step: DeletionStep.Scheduled } plan => Later(plan.At, life.DeleteNotBefore),
        { } plan => plan.AskedAt + terms.Settings.AskAgainAfter,
    };

    private static Turn Begin(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        return life.Deletion is null && life.Redemption is null && DueAt(life, terms) <= now && !PaymentRules.Protects(life, now)
            ? turn.To(life with { Deletion = new DeletionPlan { Cause = DeletionCause.Expired, At = now, Step = DeletionStep.Scheduled } })
            : turn;
    }

    private static DeletionPlan EndedByTime(LifeState life, DeletionPlan plan, DateTimeOffset now) =>
        plan is { EndsWhenVerified: true, CancelCause: null } && life.Verified == true
            ? plan with { CancelCause = CancellationCause.Verified }
            : plan is { Cause: DeletionCause.Expired, CancelCause: null } && now < life.ExpiresAt
                ? plan with { CancelCause = CancellationCause.Renewed }
                : plan;

    private static bool IsWanted(LifeState life, DeletionPlan plan, LifeTerms terms, DateTimeOffset now) =>
        !PaymentRules.Protects(life, now) && (plan.Cause != DeletionCause.Expired || DueAt(life, terms) <= now);

    private static bool IsSilent(DeletionPlan plan, LifeTerms terms, DateTimeOffset now) => now >= plan.AskedAt + terms.Settings.AskAgainAfter;

    private static Turn Look(Turn turn, DeletionPlan plan, DateTimeOffset now)
    {
        var life = turn.Life with { DeletionAttempts = turn.Life.DeletionAttempts + 1 };
        var looking = plan with { Step = DeletionStep.Looking, OrderId = Acts.Name("look", life, life.DeletionAttempts) };
        return Ask(turn.To(life), looking, Acts.Look(life, looking.OrderId, now), now);
    }

    private static Turn Withdraw(Turn turn, DeletionPlan plan, DateTimeOffset now) =>
        Ask(turn, plan with { Step = DeletionStep.Withdrawing }, Acts.Withdraw(turn.Life, plan, now), now);

    private static Turn Ask(Turn turn, DeletionPlan plan, object order, DateTimeOffset now) =>
        turn.To(turn.Life with { Deletion = plan with { AskedAt = now } }).Say(order);

    /// <summary>What the calendar began is forgotten and begins again when its time comes; what was asked for waits.</summary>
    private static Turn Unwanted(Turn turn, DeletionPlan plan) => turn.To(turn.Life with
    {
        Deletion = plan.Cause == DeletionCause.Expired ? null : plan with { Step = DeletionStep.Scheduled },
    });

    private static Turn Postponed(Turn turn, DeletionPlan plan, TimeSpan wait, DateTimeOffset now) =>
        Unwanted(turn.To(turn.Life with { DeleteNotBefore = now + wait }), plan);

    private static Turn Cancelled(Turn turn, DeletionPlan plan, DateTimeOffset now)
    {
        var after = turn.To(turn.Life with { Deletion = null });
        if (plan.RequestedBy is not null)
        {
            var said = new DeletionCancelled
            {
                Account = after.Life.Account,
                OrderId = plan.CancelledBy,
                At = now,
                DomainId = after.Life.Id,
                DeletionOrderId = plan.RequestedBy,
                Cause = plan.CancelCause!.Value,
            };
            after = plan.CancelOrder is { } order ? after.Answer(order, said) : after.Say(said);
        }

        return PaymentRules.AnswerDoubtful(after, now);
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset? right) => right > left ? right.Value : left;
}
