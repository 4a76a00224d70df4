namespace DomainWorkers.EppServing;

/// <summary>Business time that stands still until it is moved.</summary>
public sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Never goes back.</summary>
    public void JumpTo(DateTimeOffset at)
    {
        for (var seen = Volatile.Read(ref _ticks); seen < at.UtcTicks;)
        {
            var found = Interlocked.CompareExchange(ref _ticks, at.UtcTicks, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }
}
