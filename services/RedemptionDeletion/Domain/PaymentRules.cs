using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>
/// Payments and what they protect. One that is under way keeps a domain until its latest end; one that was paid keeps it until the renewal
/// that it pays is done or refused, or the money is returned.
/// </summary>
internal static class PaymentRules
{
    private const int Remembered = 50;

    // After an outage the sweep wakes before the queue is empty: the end of a payment may stand in it.
    private static readonly TimeSpan Backlog = TimeSpan.FromHours(1);

    /// <summary>Whether a renewal is being paid, is paid, or is at RegistrySubmission.</summary>
    public static bool Protects(LifeState life, DateTimeOffset now) =>
        life.OpenRenewals.Count > 0
        || life.Payments.Any(payment => payment.Purpose == PaymentPurpose.Renewal
            && (payment.IsPaid || (payment.IsOpen && now < payment.LatestEnd)));

    public static bool IsPaid(LifeState life, string orderId) =>
        life.Payments.Any(payment => payment.OrderId == orderId && payment is { IsPaid: true, Purpose: PaymentPurpose.Redemption });

    public static bool IsUnderWay(LifeState life, string orderId, DateTimeOffset now) => life.Payments.Any(payment =>
        payment.OrderId == orderId && payment.Purpose == PaymentPurpose.Redemption && payment.IsOpen && now < payment.LatestEnd);

    /// <summary>A payment began. What it is told first is what it is told again.</summary>
    public static Turn Started(Turn turn, PaymentStarted message, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        var known = life.Payments.FirstOrDefault(payment => payment.Id == message.PaymentId);
        if (known is { LatestEnd: not null })
            return known.Unanswered ? turn : turn.Say(Noted(life, known, now));

        var longest = now + terms.Settings.LongestPayment;
        var ends = (message.LatestEnd < longest ? message.LatestEnd : longest) + terms.Settings.ClockTolerance;
        var isDoubtful = message.Purpose == PaymentPurpose.Renewal && life.Deletion is { Step: DeletionStep.Ordered or DeletionStep.Withdrawing };
        var payment = (known ?? new PaymentState { Id = message.PaymentId, OrderId = message.OrderId, Purpose = message.Purpose, NotedAt = now })
            with { LatestEnd = ends, Unanswered = isDoubtful };
        var after = turn.To(life with { Payments = With(life.Payments, payment) });
        return isDoubtful ? after : after.Say(Noted(after.Life, payment, now));
    }

    /// <summary>A payment ended, perhaps before we heard that it began. Only a return follows after it was paid.</summary>
    public static LifeState Ended(LifeState life, PaymentEnded message, DateTimeOffset now)
    {
        var known = life.Payments.FirstOrDefault(payment => payment.Id == message.PaymentId)
            ?? new PaymentState { Id = message.PaymentId, OrderId = message.OrderId, Purpose = message.Purpose, NotedAt = now };
        if (known.Outcome == PaymentOutcome.Returned || (known.Outcome == PaymentOutcome.Paid && message.Outcome != PaymentOutcome.Returned))
            return life;
        // A renewal that was answered first has used it.
        var isUsed = known.Purpose == PaymentPurpose.Renewal && life.EndedRenewals.Contains(known.OrderId);
        return life with
        {
            Payments = With(life.Payments, known with { Outcome = message.Outcome, EndedAt = now, TimedOut = false, Used = known.Used || isUsed }),
        };
    }

    /// <summary>What an order paid for is done, or will not be done: its payment protects nothing any more.</summary>
    public static LifeState Use(LifeState life, string orderId) => life.Payments.Any(payment => payment.OrderId == orderId && !payment.Used)
        ? life with { Payments = [.. life.Payments.Select(payment => payment.OrderId == orderId ? payment with { Used = true } : payment)] }
        : life;

    /// <summary>Says loudly what did not come: a payment that never ended, and one that was paid and not used.</summary>
    public static Turn TimeOut(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        foreach (var payment in turn.Life.Payments)
        {
            if (payment.TimedOut || EndsAt(payment, terms) is not { } end || now < end)
                continue;
            var late = payment with { TimedOut = true, LatestEnd = payment.Outcome is null ? now + Backlog : payment.LatestEnd };
            turn = turn.To(turn.Life with { Payments = With(turn.Life.Payments, late) }).Say(new PaymentTimedOut
            {
                Account = turn.Life.Account,
                PaymentId = payment.Id,
                OrderId = payment.OrderId,
                At = now,
                DomainId = turn.Life.Id,
                Stall = payment.Outcome is null ? PaymentStall.NeverEnded : PaymentStall.NeverUsed,
                LatestEnd = end,
            });
        }

        return turn;
    }

    /// <summary>When somebody has to be told about a payment; null where nothing is missing.</summary>
    public static DateTimeOffset? EndsAt(PaymentState payment, LifeTerms terms) => payment switch
    {
        { TimedOut: true } => null,
        { Outcome: null } => payment.LatestEnd,
        { IsPaid: true } => payment.EndedAt + terms.Settings.PaidUnusedAfter,
        _ => null,
    };

    /// <summary>The deletion that made an answer doubtful has its outcome.</summary>
    public static Turn AnswerDoubtful(Turn turn, DateTimeOffset now)
    {
        foreach (var payment in turn.Life.Payments.Where(payment => payment.Unanswered))
        {
            var answered = payment with { Unanswered = false };
            turn = turn.To(turn.Life with { Payments = With(turn.Life.Payments, answered) });
            turn = turn.Say(Noted(turn.Life, answered, now));
        }

        return turn;
    }

    private static PaymentNoted Noted(LifeState life, PaymentState payment, DateTimeOffset now)
    {
        var isInTime = payment.Purpose == PaymentPurpose.Renewal ? life.Status == DomainStatus.Registered : life.Status == DomainStatus.Redemption;
        var isProtected = isInTime && (payment.IsPaid || (payment.IsOpen && now < payment.LatestEnd));
        return new PaymentNoted
        {
            Account = life.Account,
            PaymentId = payment.Id,
            OrderId = payment.OrderId,
            At = now,
            DomainId = life.Id,
            Phase = life.Phase,
            Protected = isProtected,
            ProtectedUntil = isProtected ? payment.LatestEnd : null,
        };
    }

    /// <summary>The newest are kept, and whatever is open.</summary>
    private static List<PaymentState> With(IReadOnlyList<PaymentState> payments, PaymentState payment)
    {
        var isKnown = payments.Any(other => other.Id == payment.Id);
        List<PaymentState> all = isKnown
            ? [.. payments.Select(other => other.Id == payment.Id ? payment : other)]
            : [.. payments, payment];
        while (all.Count > Remembered && all.FindIndex(other => other is { IsOpen: false, IsPaid: false }) is var closed and >= 0)
            all.RemoveAt(closed);
        return all;
    }
}
