using System.Globalization;
using DomainWorkers.MiitSimulator;

namespace DomainWorkers.AllInOne;

/// <summary>The ministry of the demonstration: its SOAP interface on the loopback interface, in this process.</summary>
internal sealed class SimulatedMinistry : IAsyncDisposable
{
    private const long Unit = 100001;
    private const string UserName = "registrar";

    // The State Council's notices for 2025 and 2026: days off, and the weekends that pay for them.
    private static readonly (string From, string Until)[] Off =
    [
        ("2025-01-01", "2025-01-01"), ("2025-01-28", "2025-02-04"), ("2025-04-04", "2025-04-06"), ("2025-05-01", "2025-05-05"), ("2025-05-31", "2025-06-02"),
        ("2025-10-01", "2025-10-08"), ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23"), ("2026-04-04", "2026-04-06"), ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"), ("2026-10-01", "2026-10-07"),
    ];

    private static readonly string[] WorkedWeekends =
    [
        "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ];

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

    private static bool Works(DateOnly day)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return WorkedWeekends.Contains(text)
            || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && !Off.Any(days => string.CompareOrdinal(days.From, text) <= 0 && string.CompareOrdinal(text, days.Until) <= 0));
    }

    // Ours and the simulator's; it opens nothing outside this process.
    private static string Password => "simulated-pw";
}
