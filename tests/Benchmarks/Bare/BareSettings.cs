using System.Globalization;
using DomainWorkers.Benchmarks.Rig;

namespace DomainWorkers.Benchmarks.Bare;

/// <summary>What the calibration is told through its environment.</summary>
internal sealed record BareSettings
{
    public required string Broker { get; init; }

    public required string Store { get; init; }

    public required string Database { get; init; }

    /// <summary>A quorum queue of its own.</summary>
    public required string Queue { get; init; }

    /// <summary>Prefetch and messages in flight.</summary>
    public required int Concurrency { get; init; }

    /// <summary>File with the body of one of the worker's events: the calibration says as many bytes.</summary>
    public required string EventBody { get; init; }

    public IReadOnlyDictionary<string, string> ToEnvironment() => new Dictionary<string, string>
    {
        ["BARE_BROKER"] = Broker,
        ["BARE_STORE"] = Store,
        ["BARE_DATABASE"] = Database,
        ["BARE_QUEUE"] = Queue,
        ["BARE_CONCURRENCY"] = Concurrency.ToString(CultureInfo.InvariantCulture),
        ["BARE_EVENT_BODY"] = EventBody,
        ["BARE_ACCOUNT"] = Deployment.Account,
    };

    public static BareSettings FromEnvironment() => new()
    {
        Broker = Value("BARE_BROKER"),
        Store = Value("BARE_STORE"),
        Database = Value("BARE_DATABASE"),
        Queue = Value("BARE_QUEUE"),
        Concurrency = int.Parse(Value("BARE_CONCURRENCY"), CultureInfo.InvariantCulture),
        EventBody = Value("BARE_EVENT_BODY"),
    };

    private static string Value(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new BenchmarkException($"{name} is not set; Benchmarks starts this program itself.");
}
