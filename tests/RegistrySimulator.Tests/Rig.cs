namespace DomainWorkers.RegistrySimulator.Tests;

/// <summary>A registry on a clock that the test moves.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 1, 2, 3, TimeSpan.Zero);

    public static readonly SimulatorOptions Plain = new()
    {
        Accounts = [new RegistrarAccount("registrar", "registrar-pw"), new RegistrarAccount("rival", "rival-pw")],
        Zones = [new Zone("cn"), new Zone("com")],
    };

    private Rig(RegistryServer server, SimulatedClock clock) => (Server, Clock) = (server, clock);

    public RegistryServer Server { get; }

    public SimulatedClock Clock { get; }

    public static async Task<Rig> Create(Func<SimulatorOptions, SimulatorOptions>? change = null, TimeProvider? machineClock = null)
    {
        var clock = new SimulatedClock(Start);
        var options = change?.Invoke(Plain) ?? Plain;
        return new Rig(
            await RegistryServer.Start(options, clock, machineClock ?? TimeProvider.System, TestContext.Current.CancellationToken), clock);
    }

    /// <summary>The plain registry with other rules for .cn.</summary>
    public static Task<Rig> WithZone(Func<Zone, Zone> change) =>
        Create(options => options with { Zones = [change(new Zone("cn")), new Zone("com")] });

    public Task<RawClient> Registrar() => RawClient.LoggedIn(Server);

    public Task<RawClient> Rival() => RawClient.LoggedIn(Server, "rival", "rival-pw");

    public void Pass(double days) => Clock.Advance(TimeSpan.FromDays(days));

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
