namespace DomainWorkers.MiitSimulator.Tests;

/// <summary>A ministry on a clock that the test moves, and one unit that may report.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 2, 0, 0, TimeSpan.Zero);

    private Rig(MinistryServer server, SimulatedClock clock) => (Server, Clock, Unit) = (server, clock, new RawUnit(server.Address));

    public MinistryServer Server { get; }

    public SimulatedClock Clock { get; }

    public RawUnit Unit { get; }

    public static async Task<Rig> Create(Func<MinistryOptions, MinistryOptions>? change = null)
    {
        var clock = new SimulatedClock(Start);
        var options = new MinistryOptions { Units = [new ReportingUnit(100001, "registrar", "密码Pass1")], SendsCodeTables = false };
        return new Rig(await MinistryServer.Start(change?.Invoke(options) ?? options, clock, TestContext.Current.CancellationToken), clock);
    }

    public async Task<List<System.Xml.Linq.XElement>> ResultsOf(long sequence, string xml)
    {
        Expect.Code(0, await Unit.Upload(sequence, xml));
        Clock.Advance(TimeSpan.FromHours(4));
        return [.. (await Unit.FetchAll()).SelectMany(file => file.Descendants("Jg_xx"))];
    }

    public async ValueTask DisposeAsync()
    {
        Unit.Dispose();
        await Server.DisposeAsync();
    }
}
