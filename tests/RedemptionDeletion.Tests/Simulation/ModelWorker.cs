using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.Consumers;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Tests.Simulation;

/// <summary>The worker without its host: the very rules, on a clock that is minutes off, woken late, and asleep for days at times.</summary>
internal sealed class ModelWorker(Random random, Post post)
{
    private readonly Dictionary<string, object?> _orders = [];

    public LifeState? Life { get; private set; }

    public DateTimeOffset AsleepUntil { get; set; }

    public Action<object>? Say { get; set; }

    public void Hear(object message, DateTimeOffset now)
    {
        if (now < AsleepUntil)
        {
            post.At(AsleepUntil.AddSeconds(random.NextDouble() * 600), at => Hear(message, at));
            return;
        }

        var here = now + TimeSpan.FromMinutes((random.NextDouble() - 0.5) * 10);
        if (message is Order order)
        {
            Take(order, here);
            return;
        }

        var record = message.GetType().GetProperty("Domain")?.GetValue(message) as DomainRecord;
        if (record is null && Life is null)
            return;
        var life = record is null ? Life! : RecordRules.Note(Life, record, Given.Terms, here);
        Write(LifeRules.Step(Meaning(new Turn(life), message, here), Given.Terms, here));
    }

    private void Take(Order order, DateTimeOffset now)
    {
        if (_orders.TryGetValue(order.Id, out var known) && known is not null)
        {
            Say!(known);
            return;
        }

        _orders[order.Id] = null;
        if ((Life is null ? Refusals.DomainUnknown : order.Against(Life, Given.Terms, now)) is { } reason)
        {
            _orders[order.Id] = order.Refusal(Life, [reason], now);
            Say!(_orders[order.Id]!);
        }
        else
        {
            Write(LifeRules.Step(order.Begin(new Turn(Life!), Given.Terms, now), Given.Terms, now));
        }
    }

    private void Write(Turn turn)
    {
        var wasDue = Life?.Due;
        Life = turn.Life with { Version = turn.Life.Version + 1 };
        foreach (var (order, answer) in turn.Answers)
            _orders[order] = answer;
        foreach (var message in turn.Said)
            Say!(message);
        if (Life.Due is { } due && due != wasDue)
            post.At(due + TimeSpan.FromMinutes(random.NextDouble() * 20), at => Wake(at));
    }

    /// <summary>As sweeps do: what is due is found again until it is not due any more, whatever the replica's clock said.</summary>
    private void Wake(DateTimeOffset now)
    {
        if (Life?.Due is not { } due || due > now)
            return;
        Hear(new LookAtLife { Account = Given.Account, IssuedAt = now, DomainId = Given.DomainId }, now);
        if (Life.Due == due)
            post.At(now + TimeSpan.FromMinutes(5), Wake);
    }

    private static Turn Meaning(Turn turn, object message, DateTimeOffset now) => message switch
    {
        DomainTransferredOut => LifeEvents.Left(turn),
        DomainSynchronised m => LifeEvents.Looked(turn, m.RequestId, Given.Terms, now),
        DomainRenewed m => LifeEvents.Renewed(turn, m.OrderId),
        RenewalAccepted m => turn.To(LifeEvents.RenewalBegan(turn.Life, m)),
        RenewalRefused m => LifeEvents.RenewalEnded(turn, m, now),
        DomainDeleted m => LifeEvents.Deleted(turn, m),
        DeletionRefused m => DeletionRules.Refused(turn, m, now),
        DomainRestored m => RedemptionRules.Restored(turn, m, now),
        RestoreRefused m => RedemptionRules.Refused(turn, m, now),
        NameServersParked m => InterruptionRules.Parked(turn, m, now),
        NameServersRestored m => InterruptionRules.PutBack(turn, m.OrderId, Given.Terms, now),
        NameServersRefused m => InterruptionRules.Refused(turn, m, Given.Terms, now),
        HoldPlaced m => InterruptionRules.Held(turn, m, now),
        HoldReleased m => InterruptionRules.Released(turn, m, Given.Terms, now),
        HoldRefused m => InterruptionRules.Refused(turn, m, Given.Terms, now),
        RealNameStandingChanged m => LifeEvents.Standing(turn, m),
        PaymentStarted m => PaymentRules.Started(turn, m, Given.Terms, now),
        PaymentEnded m => LifeEvents.PaymentEnded(turn, m, now),
        _ => turn,
    };
}
