using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Rig;

/// <summary>
/// Kills each process one to three seconds after it reported ready, and starts it again, until the run has had its kills. Every third
/// kill falls where the dice say; the others wait, as long as they may, for an operation between intent and outcome.
/// </summary>
internal sealed class KillLoop(FaultPlan plan, Demand demand, StoreEye store, Action<KillLine> note)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(3);

    private int _begun;
    private int _done;

    public int Done => Volatile.Read(ref _done);

    public bool IsOver => Done >= plan.Kills;

    /// <summary>Takes over a process that reported ready at <paramref name="readyAt"/> and leaves it running when it returns.</summary>
    public async Task Run(WorkerProcess worker, DateTimeOffset readyAt, int place, CancellationToken cancellationToken)
    {
        var dice = plan.Dice(100 + place);
        for (var number = Interlocked.Increment(ref _begun); number <= plan.Kills; number = Interlocked.Increment(ref _begun))
        {
            worker.KillAt = readyAt + Soonest + ((Latest - Soonest) * dice.NextDouble());
            await Until(worker.KillAt.Value, cancellationToken);
            if (number % 3 != 0)
                await Aim(worker, readyAt + plan.KillWithin - (plan.RegistryTakes / 2), dice, cancellationToken);

            var open = demand.Open;
            var processId = worker.ProcessId;
            var killedAt = await worker.Kill();
            note(new KillLine
            {
                Number = number,
                Instance = worker.Instance,
                ProcessId = processId,
                ReadyAt = readyAt,
                At = killedAt,
                OpenOrders = open,
                InFlight = await store.InFlight(worker.Instance, processId, killedAt, cancellationToken),
            });
            Interlocked.Increment(ref _done);
            readyAt = await worker.Start(cancellationToken);
        }
    }

    /// <summary>Waits for something to hit, then for a moment of the time that the registry takes for it.</summary>
    private async Task Aim(WorkerProcess worker, DateTimeOffset latest, Random dice, CancellationToken cancellationToken)
    {
        while (TimeProvider.System.GetUtcNow() is var now && now < latest)
        {
            worker.KillAt = now + Soonest;
            if ((await store.InFlight(worker.Instance, worker.ProcessId, now, cancellationToken)).Count > 0)
            {
                await Task.Delay(plan.RegistryTakes * (dice.NextDouble() / 2), cancellationToken);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    private static async Task Until(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var wait = instant - TimeProvider.System.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, cancellationToken);
    }
}
