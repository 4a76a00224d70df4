namespace DomainWorkers.Faults.Redemption;

/// <summary>The registry's clock: it stands a year back while domains are registered, so that they expire when the run wants it, and then goes with ours.</summary>
internal sealed class HaltedClock : TimeProvider
{
    private long _ticks;

    public void StandAt(DateTimeOffset instant) => Volatile.Write(ref _ticks, instant.UtcTicks);

    public void Go() => Volatile.Write(ref _ticks, 0);

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _ticks) is var ticks and > 0 ? new(ticks, TimeSpan.Zero) : base.GetUtcNow();
}
