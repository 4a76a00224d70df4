namespace DomainWorkers.RegistrantVault.Tests.Rig;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2025, 1, 6, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
