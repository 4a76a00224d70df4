namespace DomainWorkers.Epp;

/// <summary>The budget of one process: a number of sessions, and turns spaced evenly at 97 % of the rate.</summary>
public sealed class LocalEppSlots : IEppSlots, IDisposable
{
    // The network bunches what was sent evenly; the registry counts what arrives.
    private const double Share = 0.97;

    private readonly SemaphoreSlim _sessions;
    private readonly TimeProvider _machineClock;
    private readonly TimeSpan _spacing;
    private readonly Lock _gate = new();
    private long? _lastTurn;

    public LocalEppSlots(int sessions, EppRate? rate, TimeProvider machineClock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sessions, 1);
        ArgumentNullException.ThrowIfNull(machineClock);
        _sessions = new SemaphoreSlim(sessions, sessions);
        _machineClock = machineClock;
        _spacing = rate is null ? TimeSpan.Zero : rate.Spacing / Share;
    }

    public async ValueTask<IEppSlot> Acquire(CancellationToken cancellationToken)
    {
        await _sessions.WaitAsync(cancellationToken);
        return new Slot(_sessions);
    }

    public async ValueTask WaitTurn(CancellationToken cancellationToken)
    {
        // Waking late moves no later turn: each is counted from the one before, so lateness does not add up.
        var wait = NextTurn();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _machineClock, cancellationToken);
        }
    }

    public void Report(EppSlotSignal signal, TimeSpan pause)
    {
        // One process has one pool, and the pool has drawn its own conclusions already.
    }

    public void Dispose() => _sessions.Dispose();

    private TimeSpan NextTurn()
    {
        if (_spacing == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        lock (_gate)
        {
            var now = _machineClock.GetTimestamp();
            var spacing = (long)(_spacing.TotalSeconds * _machineClock.TimestampFrequency);
            _lastTurn = _lastTurn is { } last ? Math.Max(now, last + spacing) : now;
            return TimeSpan.FromSeconds((double)(_lastTurn.Value - now) / _machineClock.TimestampFrequency);
        }
    }

    private sealed class Slot(SemaphoreSlim sessions) : IEppSlot
    {
        private int _returned;

        public CancellationToken Lost => CancellationToken.None;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _returned, 1) == 0)
            {
                sessions.Release();
            }

            return ValueTask.CompletedTask;
        }
    }
}
