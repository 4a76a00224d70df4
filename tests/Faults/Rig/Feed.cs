using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Rig;

/// <summary>
/// Hands the orders to the broker. While there are kills to come, it feeds right before each of them, so that every process dies with work
/// in hand, and keeps enough back for the last one; some orders are sent twice, at once or later, under the same message id or another.
/// </summary>
internal sealed class Feed(FaultPlan plan, Demand demand, OrderSide orderSide, KillLoop kills, IReadOnlyList<WorkerProcess> workers)
{
    /// <summary>Orders without an answer that a kill shall find, beside those that wait for a lease.</summary>
    private const int Wanted = 8;

    /// <summary>Orders without an answer at most, once nobody is killed any more.</summary>
    private const int Flood = 40;

    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly Random _dice = plan.Dice(2);
    private readonly PriorityQueue<FaultOrder, DateTimeOffset> _repeats = new();

    public async Task Run(CancellationToken cancellationToken)
    {
        while (demand.Published < demand.Total || _repeats.Count > 0)
        {
            var now = TimeProvider.System.GetUtcNow();
            if (_repeats.TryPeek(out var repeated, out var due) && due <= now)
            {
                _repeats.Dequeue();
                await Publish(repeated, $"{repeated.OrderId}-{_dice.Next(1000, 9999)}", cancellationToken);
            }
            else if (May(now) && demand.Next() is { } order)
            {
                await Place(order, now, cancellationToken);
            }
            else
            {
                await Task.Delay(Tick, cancellationToken);
            }
        }
    }

    private bool May(DateTimeOffset now)
    {
        if (kills.IsOver)
            return demand.Open < Flood;

        // So many orders may be out by the time of the next kill; what is left is for the kills after it.
        var share = demand.Total * (kills.Done + 1) / plan.Kills;
        return demand.Published < Math.Max(share, Wanted)
            && demand.OpenSince(now - (2 * Ahead)) < Wanted
            && workers.Any(worker => worker.KillAt is { } at && at > now && at - now < Ahead);
    }

    private async Task Place(FaultOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Publish(order, order.OrderId, cancellationToken);
        if (_dice.NextDouble() >= plan.Repeats)
            return;

        // A broker that delivers twice, or a sender that did not see its confirm; else one that orders again later.
        if (_dice.Next(2) == 0)
            await Publish(order, order.OrderId, cancellationToken);
        else
            _repeats.Enqueue(order, now + (TimeSpan.FromSeconds(6) * _dice.NextDouble()));
    }

    private async Task Publish(FaultOrder order, string messageId, CancellationToken cancellationToken) =>
        demand.NotePublished(order.OrderId, await orderSide.Publish(order, messageId, cancellationToken));
}
