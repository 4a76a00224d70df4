using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Rig;

/// <summary>
/// Kills each process one to three seconds after it reported ready, and starts it again, until the run has had its kills. Every third
/// kill falls where the dice say; the others wait, as long as they may, for an operation between intent and outcome.
/// </summary>
internal sealed class KillLoop(FaultPlan plan, Demand demand, StoreEye store, Action<KillLine> note, Action<WorkerLife> noteLife)
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
            var spread = plan.KillOnAcceptance ? 0 : dice.NextDouble();
            worker.KillAt = readyAt + Soonest + ((Latest - Soonest) * spread);
            await Until(worker.KillAt.Value, cancellationToken);
            if (plan.KillOnAcceptance)
                await WaitFor(worker, readyAt + plan.KillWithin, () => Task.FromResult(demand.AcceptedAt > readyAt), cancellationToken);
            else if (number % 3 != 0)
                await Aim(worker, readyAt + plan.KillWithin - (plan.RegistryTakes / 2), dice, cancellationToken);

            var open = demand.Open;
            var processId = worker.ProcessId;
            var killedAt = await worker.Kill();
            noteLife(new WorkerLife(worker.Instance, readyAt, killedAt));
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

        noteLife(new WorkerLife(worker.Instance, readyAt, KilledAt: null));
    }

    /// <summary>Waits for something to hit, then for a moment of the time that the registry takes for it.</summary>
    private async Task Aim(WorkerProcess worker, DateTimeOffset latest, Random dice, CancellationToken cancellationToken)
    {
        var hit = await WaitFor(worker, latest,
            async () => (await store.InFlight(worker.Instance, worker.ProcessId, TimeProvider.System.GetUtcNow(), cancellationToken)).Count > 0,
            cancellationToken);
        if (hit)
            await Task.Delay(plan.RegistryTakes * (dice.NextDouble() / 2), cancellationToken);
    }

    private static async Task<bool> WaitFor(
        WorkerProcess worker, DateTimeOffset latest, Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        while (TimeProvider.System.GetUtcNow() is var now && now < latest)
        {
            worker.KillAt = now + Soonest;
            if (await condition())
                return true;
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        return false;
    }

    private static async Task Until(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        // A timer may be early by a little.
        for (var wait = instant - TimeProvider.System.GetUtcNow(); wait > TimeSpan.Zero; wait = instant - TimeProvider.System.GetUtcNow())
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), cancellationToken);
    }
}
