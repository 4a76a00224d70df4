using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Rig;

/// <summary>Kills each process one to three seconds after it reported ready, and starts it again, until the run has had its kills.</summary>
internal sealed class KillLoop(FaultPlan plan, Demand demand, StoreEye store, Action<KillLine> note)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

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
            var killAt = readyAt + Soonest + (Span * dice.NextDouble());
            worker.KillAt = killAt;
            var wait = killAt - TimeProvider.System.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, cancellationToken);

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
}
