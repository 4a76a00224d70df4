using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>
/// Buying a domain back, step by step: payment, restore, the year that the restore did not bring, name servers. A step whose answer does
/// not come is ordered again under its name, which is how it asks; a step that is refused for good ends it, and the payer gets the money back.
/// </summary>
internal static class RedemptionRules
{
    private const int MaxRefusals = 5;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(6);

    // Somebody has a day to report by hand where the registry does not answer.
    private static readonly TimeSpan ReportAlarm = TimeSpan.FromDays(1);

    // A person has to put right what is restored and cannot be renewed; until then it is not deleted again.
    private static readonly TimeSpan Respite = TimeSpan.FromDays(7);

    /// <summary>The run of an order that nothing speaks against.</summary>
    public static Turn Begin(Turn turn, RedeemDomain command, string order, LifeTerms terms, DateTimeOffset now)
    {
        var policy = terms.Lifecycle(turn.Life);
        var ends = policy.AfterDeletion(turn.Life.DeletedAt!.Value).RedemptionEndsAt;
        var within = now + terms.Settings.PayWithin;
        var run = new RedemptionRun
        {
            OrderId = command.OrderId,
            Order = order,
            Step = RedemptionProgress.AwaitingPayment,
            PayBefore = within < ends ? within : ends,
            AddsYear = turn.Life.ExpiresAt <= now,
            Because = command.Because,
        };
        var begun = turn.To(turn.Life with { Redemption = run });
        return begun.Answer(order, RedemptionEvents.Accepted(begun.Life, run, now));
    }

    public static Turn Step(Turn turn, LifeTerms terms, DateTimeOffset now) => turn.Life.Redemption switch
    {
        null => turn,
        { NotBefore: { } notBefore } when now < notBefore => turn,
        { Step: RedemptionProgress.AwaitingPayment } run => AwaitPayment(turn, run, terms, now),
        { Step: RedemptionProgress.Restoring } run => Restore(turn, run, terms, now),
        { Step: RedemptionProgress.Renewing } run => Renew(turn, run, terms, now),
        { } run when turn.Life.Status != DomainStatus.Registered => Lost(turn, run, now),
        { } run when InterruptionRules.IsUndone(turn.Life) => Done(turn, run, terms, now),
        _ => turn,
    };

    /// <summary>The restore was done. Where a newer record shows the domain deleted again, we were late and the registry did not wait.</summary>
    public static Turn Restored(Turn turn, DomainRestored message, DateTimeOffset now) =>
        turn.Life is { Redemption: { Step: RedemptionProgress.Restoring } run, Status: not DomainStatus.Registered } && run.StepOrder == message.OrderId
            ? Lost(turn, run, now)
            : turn;

    public static Turn Refused(Turn turn, RestoreRefused message, DateTimeOffset now)
    {
        if (turn.Life.Redemption is not { Step: RedemptionProgress.Restoring } run || run.StepOrder != message.OrderId)
            return turn;
        var codes = message.Reasons.Select(reason => reason.Code).ToHashSet();
        // Not what we took it for: look, and decide again on what is shown.
        if (codes.Overlaps(["DecisionStale", "NotDeleted", "RestoreReportOverdue"]) && run.Refusals < MaxRefusals)
            return WatchRules.Ask(Postponed(turn, run, now), now);
        return Failed(turn, run, message.Reasons, now);
    }

    public static Turn Refused(Turn turn, RenewalRefused message, DateTimeOffset now)
    {
        if (turn.Life.Redemption is not { Step: RedemptionProgress.Renewing } run || run.StepOrder != message.OrderId)
            return turn;
        return run.Refusals < MaxRefusals
            ? Postponed(turn, run, now)
            : Failed(turn.To(turn.Life with { DeleteNotBefore = now + Respite }), run, message.Reasons, now);
    }

    public static DateTimeOffset? NextAt(LifeState life, LifeTerms terms)
    {
        if (life.Redemption is not { } run)
            return null;
        var next = run switch
        {
            { NotBefore: { } notBefore } => notBefore,
            { Step: RedemptionProgress.AwaitingPayment } => run.PayBefore + terms.Settings.ClockTolerance,
            { Step: RedemptionProgress.Restoring or RedemptionProgress.Renewing } => run.AskedAt + terms.Settings.AskAgainAfter,
            _ => null,
        };
        return run is { Endangered: false, Step: RedemptionProgress.Restoring } && run.ReportDueAt - ReportAlarm < (next ?? DateTimeOffset.MaxValue)
            ? run.ReportDueAt - ReportAlarm
            : next;
    }

    private static Turn AwaitPayment(Turn turn, RedemptionRun run, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        if (life.Status is DomainStatus.PendingDelete or DomainStatus.Ended)
            return Failed(turn, run, [life.Status == DomainStatus.Ended ? Refusals.NameReleased : Refusals.PastRedemption], now);
        if (PaymentRules.IsPaid(life, run.OrderId))
            return Restore(turn, run with { Step = RedemptionProgress.Restoring }, terms, now);
        var isLate = now >= run.PayBefore + terms.Settings.ClockTolerance && !PaymentRules.IsUnderWay(life, run.OrderId, now);
        return isLate ? Failed(turn, run, [Refusals.PaymentMissing], now) : turn;
    }

    private static Turn Restore(Turn turn, RedemptionRun run, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        switch (life.Status)
        {
            case DomainStatus.Registered:
                return Renew(turn, Next(run, RedemptionProgress.Renewing), terms, now);
            case not DomainStatus.Redemption:
                // An open order has an answer of its own, and that one knows why.
                return run.StepOrder is null ? Failed(turn, run, [Refusals.PastRedemption], now) : turn;
        }

        if (run.StepOrder is null)
            return OrderRestore(turn, run, terms, now);
        if (!run.Endangered && now >= run.ReportDueAt - ReportAlarm)
        {
            var endangered = run with { Endangered = true };
            return turn.To(life with { Redemption = endangered }).Answer(run.Order, RedemptionEvents.Accepted(life, endangered, now));
        }

        return now >= run.AskedAt + terms.Settings.AskAgainAfter
            ? turn.To(life with { Redemption = run with { AskedAt = now } }).Say(Acts.Restore(life, run, now))
            : turn;
    }

    private static Turn OrderRestore(Turn turn, RedemptionRun run, LifeTerms terms, DateTimeOffset now)
    {
        if (turn.Life.RegistryExpiresAt is null)
            return turn;
        var life = turn.Life with { Acts = turn.Life.Acts + 1 };
        var ordered = run with
        {
            StepOrder = Acts.Name("restore", life, life.Acts),
            AskedAt = now,
            NotBefore = null,
            DomainVersion = life.RecordVersion,
            RegistryExpiresAt = life.RegistryExpiresAt,
            PaidUntil = life.PaidUntil,
            ReportDueAt = run.ReportDueAt ?? now.AddDays(terms.Lifecycle(life).RestoreReportDays),
        };
        var after = turn.To(life with { Redemption = ordered }).Say(Acts.Restore(life, ordered, now));
        return run.Refusals == 0 ? after.Answer(run.Order, RedemptionEvents.Accepted(life, ordered, now)) : after;
    }

    /// <summary>Restored: whether the year came with it is read from the record, not from the policy.</summary>
    private static Turn Renew(Turn turn, RedemptionRun run, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        if (life.Status != DomainStatus.Registered)
            return run.StepOrder is null ? Lost(turn, run, now) : turn;
        if (now < life.ExpiresAt)
        {
            var resuming = Next(run, RedemptionProgress.Resuming);
            return turn.To(life with { Redemption = resuming }).Answer(run.Order, RedemptionEvents.Accepted(life, resuming, now));
        }

        // One year may not be enough where it lay in redemption for long: the next order follows the answer to this one.
        var isAnswered = run.StepOrder is null || life.EndedRenewals.Contains(run.StepOrder);
        if (!isAnswered && now < run.AskedAt + terms.Settings.AskAgainAfter)
            return turn;
        var counted = isAnswered ? life with { Acts = life.Acts + 1 } : life;
        var ordered = run with
        {
            StepOrder = isAnswered ? Acts.Name("renew", counted, counted.Acts) : run.StepOrder,
            AskedAt = now,
            NotBefore = null,
            Renewed = true,
        };
        var after = turn.To(counted with { Redemption = ordered }).Say(Acts.Renew(counted, ordered, now));
        return run.StepOrder is null && run.Refusals == 0 ? after.Answer(run.Order, RedemptionEvents.Accepted(counted, ordered, now)) : after;
    }

    private static Turn Done(Turn turn, RedemptionRun run, LifeTerms terms, DateTimeOffset now)
    {
        var life = PaymentRules.Use(turn.Life, run.OrderId) with { Redemption = null };
        return turn.To(life).Answer(run.Order, RedemptionEvents.Redeemed(life, run, now.AddHours(terms.Lifecycle(life).Resume.AfterRestoreHours), now));
    }

    private static Turn Failed(Turn turn, RedemptionRun run, IReadOnlyList<Reason> reasons, DateTimeOffset now)
    {
        var isPaid = PaymentRules.IsPaid(turn.Life, run.OrderId);
        var life = PaymentRules.Use(turn.Life, run.OrderId) with { Redemption = null };
        return turn.To(life).Answer(run.Order, RedemptionEvents.Refused(life, run.OrderId, isPaid, reasons, now));
    }

    /// <summary>Deleted once more while it was being brought back: restored again, at our cost, as long as the registry lets us.</summary>
    private static Turn Lost(Turn turn, RedemptionRun run, DateTimeOffset now) =>
        turn.Life.Status == DomainStatus.Redemption && run.Refusals < MaxRefusals
            ? Postponed(turn, run with { Step = RedemptionProgress.Restoring }, now)
            : Failed(turn, run, [turn.Life.Status == DomainStatus.Ended ? Refusals.NameReleased : Refusals.PastRedemption], now);

    private static Turn Postponed(Turn turn, RedemptionRun run, DateTimeOffset now) => turn.To(turn.Life with
    {
        Redemption = run with
        {
            StepOrder = null,
            Refusals = run.Refusals + 1,
            NotBefore = now + BackOff.After(run.Refusals, FirstRetry, LongestRetry),
        },
    });

    private static RedemptionRun Next(RedemptionRun run, RedemptionProgress step) =>
        run with { Step = step, StepOrder = null, AskedAt = null, NotBefore = null, Refusals = 0 };
}
