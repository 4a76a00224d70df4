namespace DomainWorkers.AllInOne;

/// <summary>
/// Business time that does not run: it stands until everything that can be done is done, then jumps to the next due instant. So years
/// pass in seconds, and nothing depends on how fast the machine is.
/// </summary>
public sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Goes forward to an instant; never back.</summary>
    public void JumpTo(DateTimeOffset instant)
    {
        for (var now = Interlocked.Read(ref _ticks); now < instant.UtcTicks; now = Interlocked.Read(ref _ticks))
            Interlocked.CompareExchange(ref _ticks, instant.UtcTicks, now);
    }
}
