namespace DomainWorkers.VspSimulator;

/// <summary>svTRIDs, unique over restarts: start of the process in machine time, then a counter.</summary>
internal sealed class TransactionIds(TimeProvider machineClock)
{
    private readonly string _start = machineClock.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", null);
    private long _last;

    public string Next() => $"VSP-{_start}-{Interlocked.Increment(ref _last)}";
}
