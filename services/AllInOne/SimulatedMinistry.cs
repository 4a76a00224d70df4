using DomainWorkers.MiitSimulator;

namespace DomainWorkers.AllInOne;

/// <summary>The ministry of the demonstration: its SOAP interface on the loopback interface, in this process.</summary>
internal sealed class SimulatedMinistry : IAsyncDisposable
{
    private const long Unit = 100001;
    private const string UserName = "registrar";

    // The State Council's notice for 2025, as far as the play comes: the days of the Spring Festival, and the two weekends that pay for them.
    private static readonly (DateOnly From, DateOnly Until) SpringFestival = (new(2025, 1, 28), new(2025, 2, 4));
    private static readonly DateOnly[] WorkedWeekends = [new(2025, 1, 26), new(2025, 2, 8)];

    private readonly MinistryServer _server;

    private SimulatedMinistry(MinistryServer server) => _server = server;

    public Faults Faults => _server.Faults;

    public static async Task<SimulatedMinistry> Start(TimeProvider clock, CancellationToken cancellationToken) => new(await MinistryServer.Start(
        new MinistryOptions { Units = [new ReportingUnit(Unit, UserName, Password)], ResultDelay = TimeSpan.FromDays(1), Works = Works }, clock, cancellationToken));

    /// <summary>How many records it took in, whatever becomes of them.</summary>
    public int Taken => _server.Ledger.Of("accepted").Sum(entry => entry.Records ?? 0);

    /// <summary>When something happens there by itself next.</summary>
    public DateTimeOffset? NextDueAt => _server.Ministry.NextDueAt;

    /// <summary>Whether every result that can be had was fetched and acknowledged.</summary>
    public bool ResultsAreRead => Faults.Maintenance || _server.Ministry.Fetchable(Unit) == 0;

    /// <summary>The settings by which the worker finds it, and short waits of machine time.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        new("Ministry:Address", _server.Address.ToString()),
        new("Ministry:Unit", $"{Unit}"),
        new("Ministry:UserName", UserName),
        new("Ministry:Password", Password),
        new("Ministry:Registrar", "示例网络有限公司"),
        new("Reporting:Every", "00:00:00.1"),
        new("Reporting:DownloadEvery", "00:00:00.1"),
        new("Reporting:AnswerWithin", "00:00:01"),
    ];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static bool Works(DateOnly day) =>
        WorkedWeekends.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (day < SpringFestival.From || day > SpringFestival.Until));

    // Ours and the simulator's; it opens nothing outside this process.
    private static string Password => "simulated-pw";
}
