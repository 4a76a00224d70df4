using DomainWorkers.MiitSimulator;

namespace DomainWorkers.AllInOne;

/// <summary>The ministry of the demonstration: its SOAP interface on the loopback interface, in this process.</summary>
internal sealed class SimulatedMinistry : IAsyncDisposable
{
    private const long Unit = 100001;
    private const string UserName = "registrar";
    private readonly MinistryServer _server;

    private SimulatedMinistry(MinistryServer server) => _server = server;

    public Faults Faults => _server.Faults;

    public static async Task<SimulatedMinistry> Start(TimeProvider clock, CancellationToken cancellationToken) => new(await MinistryServer.Start(
        new MinistryOptions { Units = [new ReportingUnit(Unit, UserName, Password)] }, clock, cancellationToken));

    /// <summary>How many records it took in, whatever becomes of them.</summary>
    public int Taken => _server.Ledger.Of("accepted").Sum(entry => entry.Records ?? 0);

    /// <summary>The settings by which the worker finds it, and short waits of machine time.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        new("Ministry:Address", _server.Address.ToString()),
        new("Ministry:Unit", $"{Unit}"),
        new("Ministry:UserName", UserName),
        new("Ministry:Password", Password),
        new("Ministry:Registrar", "示例网络有限公司"),
        new("Reporting:Every", "00:00:00.3"),
        new("Reporting:DownloadEvery", "00:00:01"),
        new("Reporting:LongestPause", "00:00:02"),
    ];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Ours and the simulator's; it opens nothing outside this process.
    private static string Password => "simulated-pw";
}
