using System.Diagnostics.Metrics;
using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>What the documents hold, as it was at the last sample. A scrape reads these and asks nobody.</summary>
internal static class StoreGauges
{
    private static readonly Meter Meter = new(WorkerMeters.MeterName);

    private static readonly Gauge<long> OutboxPending = Meter.CreateGauge<long>(
        "domainworkers.outbox.pending", "{message}", "Messages that the broker has not confirmed, or that are not cleared yet.");

    private static readonly Gauge<double> OutboxOldest = Meter.CreateGauge<double>(
        "domainworkers.outbox.oldest.age", "s", "Age of the oldest of these.");

    private static readonly Gauge<long> DueItems = Meter.CreateGauge<long>(
        "domainworkers.due.items", "{item}", "Documents that are due.");

    private static readonly Gauge<double> DueOldest = Meter.CreateGauge<double>(
        "domainworkers.due.oldest.age", "s", "How long the one that waits longest has been due.");

    private static readonly Gauge<long> Unknown = Meter.CreateGauge<long>(
        "domainworkers.unknown.outcomes", "{item}", "Operations of which nobody knows whether the other side did them.");

    private static readonly Gauge<double> UnknownOldest = Meter.CreateGauge<double>(
        "domainworkers.unknown.oldest.age", "s", "Since when for the oldest of these.");

    private static readonly Gauge<long> SetAside = Meter.CreateGauge<long>(
        "domainworkers.parked.items", "{item}", "Messages and operations that wait for a person.");

    private static readonly Gauge<double> Sampled = Meter.CreateGauge<double>(
        "domainworkers.sampled.timestamp", "s", "When the store was last asked for these figures (seconds since 1970).");

    public static void Record(IStateView view, StateFigures figures, DateTimeOffset now, DateTimeOffset machineNow)
    {
        KeyValuePair<string, object?> worker = new(WorkerMeters.WorkerLabel, view.Worker);
        KeyValuePair<string, object?> collection = new(WorkerMeters.CollectionLabel, view.Collection);
        OutboxPending.Record(figures.OutgoingMessages, worker, collection);
        OutboxOldest.Record(figures.OutboxAge(machineNow).TotalSeconds, worker, collection);
        DueItems.Record(figures.DueItems, worker, collection);
        DueOldest.Record(figures.DueAge(now).TotalSeconds, worker, collection);
        if (figures.Unknown is { } unknown)
        {
            Unknown.Record(unknown, worker, collection);
            UnknownOldest.Record(figures.UnknownAge(machineNow).TotalSeconds, worker, collection);
        }

        if (figures.SetAside is { } setAside)
            SetAside.Record(setAside, worker, collection);
    }

    public static void Done(string worker, DateTimeOffset machineNow) =>
        Sampled.Record(machineNow.ToUnixTimeMilliseconds() / 1000.0, new KeyValuePair<string, object?>(WorkerMeters.WorkerLabel, worker));
}
