namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>
/// Counts what this process has in hand: messages on their way or being consumed (in memory only), due documents that a pump works on,
/// sweeps. It holds nothing that has to survive; it is there so that somebody can tell when the process rests.
/// </summary>
public sealed class WorkInHand
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = [];
    private TaskCompletionSource _rest = Rested();
    private long _begun;
    private int _count;

    /// <summary>Notes that work begins; it ends when the result is disposed.</summary>
    public IDisposable Begin(string what)
    {
        Add(what, 1);
        return new Piece(this, what);
    }

    /// <summary>Completes as soon as nothing is in hand. It may be over again by the time one looks: see <see cref="Quiescence"/>.</summary>
    public Task Rest(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _rest.Task.WaitAsync(cancellationToken);
    }

    /// <summary>For people: what is in hand.</summary>
    public override string ToString()
    {
        lock (_lock)
            return string.Join(", ", _open.Where(entry => entry.Value != 0).Select(entry => $"{entry.Value} {entry.Key}"));
    }

    /// <summary>How much was ever begun, and how much of it is not ended, at one instant.</summary>
    internal (long Begun, int Open) Count()
    {
        lock (_lock)
            return (_begun, _count);
    }

    /// <summary>The same as <see cref="Begin"/> for work whose end is seen elsewhere than its beginning.</summary>
    internal void Add(string what, int times)
    {
        lock (_lock)
        {
            if (times > 0)
                _begun += times;
            var before = _count;
            _count += times;
            _open[what] = _open.GetValueOrDefault(what) + times;
            if (_count == 0)
                _rest.TrySetResult();
            else if (before == 0)
                _rest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private static TaskCompletionSource Rested()
    {
        var rested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rested.SetResult();
        return rested;
    }

    private sealed class Piece(WorkInHand work, string what) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                work.Add(what, -1);
        }
    }
}
