namespace DomainWorkers.Simulators.Tests;

/// <summary>Machine time whose timestamps follow a clock of the test's and whose timers are real.</summary>
internal sealed class FrozenTimers(SimulatedClock clock) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow();

    public override long GetTimestamp() => clock.GetUtcNow().Ticks;
}
