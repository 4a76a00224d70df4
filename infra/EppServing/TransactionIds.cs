namespace DomainWorkers.EppServing;

/// <summary>svTRIDs, unique over restarts: start of the process in machine time, then a counter.</summary>
public sealed class TransactionIds(string prefix, TimeProvider machineClock)
{
    private readonly string _start = machineClock.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", null);
    private long _last;

    public string Next() => $"{prefix}-{_start}-{Interlocked.Increment(ref _last)}";
}
