namespace DomainWorkers.VspSimulator.Tests;

/// <summary>A provider on a clock that the test moves.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 1, 2, 3, TimeSpan.Zero);

    /// <summary>Keys cost time, so all rigs that do not revoke share one set.</summary>
    private static readonly Lazy<Task<string>> SharedKeys = new(MakeKeys);

    public static readonly ProviderOptions Plain = new()
    {
        Accounts = [new ProviderAccount("registrar", "registrar-pw"), new ProviderAccount("rival", "rival-pw")],
    };

    private Rig(ProviderServer server, SimulatedClock clock) => (Server, Clock) = (server, clock);

    public ProviderServer Server { get; }

    public SimulatedClock Clock { get; }

    public static async Task<Rig> Create(
        Func<ProviderOptions, ProviderOptions>? change = null, TimeProvider? machineClock = null, bool ownKeys = false)
    {
        var clock = new SimulatedClock(Start);
        var options = ownKeys ? Plain : Plain with { CertificateFolder = await SharedKeys.Value };
        return new Rig(
            await ProviderServer.Start(
                change?.Invoke(options) ?? options, clock, machineClock ?? TimeProvider.System, TestContext.Current.CancellationToken),
            clock);
    }

    public Task<RawClient> Registrar() => RawClient.LoggedIn(Server);

    public Task<RawClient> Rival() => RawClient.LoggedIn(Server, "rival", "rival-pw");

    public void Pass(TimeSpan span) => Clock.Advance(span);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static async Task<string> MakeKeys()
    {
        var folder = Directory.CreateTempSubdirectory("provider-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var first = await ProviderServer.Start(
            Plain with { CertificateFolder = folder }, TimeProvider.System, TestContext.Current.CancellationToken);
        return folder;
    }
}
