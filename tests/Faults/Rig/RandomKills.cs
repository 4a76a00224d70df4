namespace DomainWorkers.Faults.Rig;

/// <summary>
/// Kills each process some time after it reported ready and starts it again, until there were so many kills. Of three kills one falls where
/// the dice say; the others wait, as long as they may, until the process has something in hand.
/// </summary>
internal sealed class RandomKills(
    IReadOnlyList<WorkerProcess> workers, Func<int, Random> dice, TimeSpan spread, TimeSpan patience,
    Func<WorkerProcess, Task<bool>> hasWork, Func<KilledProcess, Task> killed)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private int _begun;

    /// <summary>All processes run when it returns.</summary>
    public Task Run(int kills, CancellationToken cancellationToken) =>
        Task.WhenAll(workers.Select((worker, place) => Loop(worker, dice(100 + place), kills, cancellationToken)));

    private async Task Loop(WorkerProcess worker, Random random, int kills, CancellationToken cancellationToken)
    {
        for (var number = Interlocked.Increment(ref _begun); number <= kills; number = Interlocked.Increment(ref _begun))
        {
            await Task.Delay(spread * random.NextDouble(), cancellationToken);
            if (number % 3 != 0)
                await Aim(worker, cancellationToken);
            var processId = worker.ProcessId;
            var at = await worker.Kill();
            await killed(new KilledProcess(number, worker.Instance, processId, at));
            await worker.Start(cancellationToken);
        }
    }

    private async Task Aim(WorkerProcess worker, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(since) < patience && !await hasWork(worker))
            await Task.Delay(Look, cancellationToken);
    }
}

/// <summary>One SIGKILL.</summary>
internal sealed record KilledProcess(int Number, string Instance, int ProcessId, DateTimeOffset At);
