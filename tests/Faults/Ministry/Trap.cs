using DomainWorkers.Faults.Rig;
using DomainWorkers.MiitSimulator;

namespace DomainWorkers.Faults.Ministry;

/// <summary>Kills the process that comes to a certain step: while the ministry holds its call, a moment after an answer, or as the store shows it.</summary>
internal sealed class Trap(MinistryEye eye, IReadOnlyList<WorkerProcess> workers, Func<bool> resultsWait, Random dice)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(3);

    private Waiting? _armed;

    /// <summary>Completes with the process that was killed there; throws where none came by in that time.</summary>
    public async Task<(WorkerProcess Worker, int ProcessId, DateTimeOffset At)> Spring(KillPlace place, TimeSpan patience, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(place, TimeSpan.FromMilliseconds(dice.Next(place.Up + 1)));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        Volatile.Write(ref _armed, waiting);
        try
        {
            if (place.Call is null)
                await Observe(waiting, limit.Token);
            return await waiting.Killed.Task.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No process came to '{place.Name}' within {patience}.");
        }
        finally
        {
            Volatile.Write(ref _armed, null);
        }
    }

    /// <summary>What the simulated ministry tells: the call waits until this returns.</summary>
    public async Task Watch(string call, CallMoment moment)
    {
        if (Volatile.Read(ref _armed) is not { } armed || armed.Place.Call != call || armed.Place.Moment != moment)
            return;
        // A look at an empty queue is no step of anything.
        if (call is "isp_download" && !resultsWait())
            return;
        if (await eye.HolderOf(call, CancellationToken.None) is not { } holder || Interlocked.CompareExchange(ref _armed, null, armed) != armed)
            return;
        if (armed.Place.Up == 0)
            await Kill(armed, holder);
        else
            _ = Later(armed, holder);
    }

    private async Task Observe(Waiting armed, CancellationToken cancellationToken)
    {
        int? holder;
        while ((holder = await eye.MakerOfFile(armed.Place.Name == KillPlace.Deciding, cancellationToken)) is null || Of(holder.Value) is null)
            await Task.Delay(Look, cancellationToken);
        await Later(armed, holder.Value);
    }

    private async Task Later(Waiting armed, int holder)
    {
        await Task.Delay(armed.Wait);
        await Kill(armed, holder);
    }

    private async Task Kill(Waiting armed, int holder)
    {
        // A claim may still name one who died before; then the call is somebody's whose claim has just ended.
        if (Of(holder) is not { } worker)
        {
            Volatile.Write(ref _armed, armed);
            return;
        }

        var at = await worker.Kill();
        armed.Killed.TrySetResult((worker, holder, at));
    }

    private WorkerProcess? Of(int processId) => workers.FirstOrDefault(worker => worker.Runs && worker.ProcessId == processId);

    private sealed record Waiting(KillPlace Place, TimeSpan Wait)
    {
        public TaskCompletionSource<(WorkerProcess, int, DateTimeOffset)> Killed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
