using System.Collections.Concurrent;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>A budget whose slots a test can take back, and which remembers what it was told.</summary>
internal sealed class RevocableSlots(int sessions) : IEppSlots, IDisposable
{
    private readonly SemaphoreSlim _free = new(sessions, sessions);

    public ConcurrentQueue<CancellationTokenSource> Granted { get; } = new();

    public ConcurrentQueue<(EppSlotSignal Signal, TimeSpan Pause)> Signals { get; } = new();

    public int Returned { get; private set; }

    public int Turns { get; private set; }

    public Func<CancellationToken, ValueTask>? OnTurn { get; set; }

    public async ValueTask<IEppSlot> Acquire(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        var lost = new CancellationTokenSource();
        Granted.Enqueue(lost);
        return new Slot(this, lost.Token);
    }

    public async ValueTask WaitTurn(CancellationToken cancellationToken)
    {
        Turns++;
        if (OnTurn is { } onTurn)
        {
            await onTurn(cancellationToken);
        }
    }

    public void Dispose() => _free.Dispose();

    public void Report(EppSlotSignal signal, TimeSpan pause) => Signals.Enqueue((signal, pause));

    private sealed class Slot(RevocableSlots owner, CancellationToken lost) : IEppSlot
    {
        public CancellationToken Lost => lost;

        public ValueTask DisposeAsync()
        {
            owner.Returned++;
            owner._free.Release();
            return ValueTask.CompletedTask;
        }
    }
}
