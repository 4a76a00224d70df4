using System.Diagnostics.Metrics;

namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>
/// What is counted. Every label has few values that are known when the worker is built or set up: workers, messages, collections, rules,
/// registries, result codes. None names a domain, an order, an account or a person. The table stands in the README.
/// </summary>
public static class WorkerMeters
{
    /// <summary>The meter's name, for whoever listens.</summary>
    public const string MeterName = "DomainWorkers";

    internal const string WorkerLabel = "worker";
    internal const string CollectionLabel = "collection";
    internal const string TypeLabel = "type";
    internal const string OutcomeLabel = "outcome";
    internal const string ReasonLabel = "reason";

    private static readonly Meter Meter = new(MeterName);

    // Seconds. From a write to the store up to a message that is held while the store is away.
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
    };

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>(
        "domainworkers.messages", "{message}", "Messages taken from a queue, by how they ended.");

    private static readonly Histogram<double> HandlerDuration = Meter.CreateHistogram(
        "domainworkers.handler.duration", "s", "From delivery to acknowledgement, waiting for the store included.", advice: Durations);

    // The same two under the names of OpenTelemetry's conventions for messaging.
    private static readonly Counter<long> Consumed = Meter.CreateCounter<long>(
        "messaging.client.consumed.messages", "{message}", "Messages that were delivered.");

    private static readonly Histogram<double> ProcessDuration = Meter.CreateHistogram(
        "messaging.process.duration", "s", "Duration of processing.", advice: Durations);

    private static readonly Counter<long> Publications = Meter.CreateCounter<long>(
        "domainworkers.publications", "{message}", "Attempts to hand a stored message to the broker.");

    private static readonly Counter<long> Rejects = Meter.CreateCounter<long>(
        "domainworkers.rejects", "{message}", "Messages that the gate refused, by the first rule that they break.");

    private static readonly Counter<long> Parked = Meter.CreateCounter<long>(
        "domainworkers.parked", "{item}", "Messages and operations that were set aside for a person.");

    private static readonly Counter<long> ClaimsExpired = Meter.CreateCounter<long>(
        "domainworkers.claims.expired", "{claim}", "Claims taken over because their holder never said how it ended.");

    private static readonly Counter<long> Sweeps = Meter.CreateCounter<long>(
        "domainworkers.sweeps", "{round}", "Rounds of sweeps, by how they ended.");

    private static readonly Counter<long> Mails = Meter.CreateCounter<long>(
        "domainworkers.mails", "{message}", "Mails and short messages handed over, by what the other side said.");

    /// <summary>Counts what became of one mail or short message.</summary>
    /// <param name="worker">The worker's name.</param>
    /// <param name="channel"><c>mail</c> or <c>sms</c>.</param>
    /// <param name="result">One of few words: <c>accepted</c>, <c>refused</c>, <c>later</c>, <c>away</c>, <c>unknown</c>.</param>
    public static void Mailed(string worker, string channel, string result) =>
        Mails.Add(1, new(WorkerLabel, worker), new("channel", channel), new("result", result));

    /// <summary>Counts an operation that was set aside for a person.</summary>
    /// <param name="worker">The worker's name.</param>
    /// <param name="reason">One of few words.</param>
    public static void SetAside(string worker, string reason) =>
        Parked.Add(1, new(WorkerLabel, worker), new(ReasonLabel, reason));

    internal static void Handled(string worker, string type, string queue, string outcome, TimeSpan took)
    {
        Messages.Add(1, new(WorkerLabel, worker), new(TypeLabel, type), new(OutcomeLabel, outcome));
        HandlerDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>(WorkerLabel, worker), new KeyValuePair<string, object?>(TypeLabel, type));
        var (system, destination) = (new KeyValuePair<string, object?>("messaging.system", "rabbitmq"),
            new KeyValuePair<string, object?>("messaging.destination.name", queue));
        Consumed.Add(1, system, destination);
        ProcessDuration.Record(took.TotalSeconds, system, destination);
    }

    internal static void Published(string type, string outcome) =>
        Publications.Add(1, new(TypeLabel, type), new(OutcomeLabel, outcome));

    internal static void Rejected(string worker, string rule)
    {
        Rejects.Add(1, new(WorkerLabel, worker), new(ReasonLabel, rule));
        SetAside(worker, "rejected");
    }

    internal static void TookOver(string worker, string collection) =>
        ClaimsExpired.Add(1, new(WorkerLabel, worker), new(CollectionLabel, collection));

    internal static void Swept(string worker, string sweep, string outcome) =>
        Sweeps.Add(1, new(WorkerLabel, worker), new("sweep", sweep), new(OutcomeLabel, outcome));
}
