namespace DomainWorkers.Epp;

/// <summary>
/// The sessions a pool may hold, as places to be taken for the length of a command. After 2502 places are held back for a while,
/// all but one.
/// </summary>
// A semaphore without a wait handle holds nothing to free, and a late caller must be told that the pool is closed.
#pragma warning disable CA1001
internal sealed class EppPlaces(int count, EppSessionContext context)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _free = new(count, count);
    private readonly Queue<long> _heldBack = new();

    public int HeldBack
    {
        get
        {
            lock (_heldBack)
            {
                return _heldBack.Count;
            }
        }
    }

    public Task Take(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    public bool TryTake() => _free.Wait(0, CancellationToken.None);

    public void Return() => _free.Release();

    /// <summary>Instead of <see cref="Return"/>: the registry grants no session for this place.</summary>
    public void HoldBack()
    {
        lock (_heldBack)
        {
            if (_heldBack.Count < count - 1)
            {
                _heldBack.Enqueue(context.Now);
                return;
            }
        }

        _free.Release();
    }

    /// <summary>Gives back what has been held long enough.</summary>
    public void Restore(TimeSpan pause)
    {
        lock (_heldBack)
        {
            while (_heldBack.TryPeek(out var since) && context.Since(since) >= pause)
            {
                _heldBack.Dequeue();
                _free.Release();
            }
        }
    }
}
