using System.Diagnostics.Metrics;
using System.Globalization;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>The files that go to the ministry and come from it, and whether the line stands still.</summary>
internal sealed class MinistryFigures(IMinistry ministry, IStateStore<UploadLine> lines) : IFigureSource
{
    private static readonly Meter Meter = new(WorkerMeters.MeterName);

    private static readonly Counter<long> Files = Meter.CreateCounter<long>(
        "domainworkers.ministry.files", "{file}", "Files handed to the ministry or fetched from it, by what it said.");

    private static readonly Gauge<int> Stopped = Meter.CreateGauge<int>(
        "domainworkers.ministry.line.stopped", "{line}", "1 while the line of numbered files stands still until a person looks.");

    private static readonly Gauge<int> Failures = Meter.CreateGauge<int>(
        "domainworkers.ministry.line.failures", "{failure}", "Failures of the line in a row.");

    public static void Sent(UploadAnswer answer) => Count("upload", answer switch
    {
        UploadAnswer.Taken => "taken",
        UploadAnswer.Missing => "gap",
        UploadAnswer.Refused => "refused",
        _ => "unknown",
    });

    public static void Fetched(DownloadAnswer answer)
    {
        // To be told that there is none is no file.
        if (answer is not DownloadAnswer.Nothing)
            Count("download", answer switch { DownloadAnswer.File => "taken", DownloadAnswer.Refused => "refused", _ => "unknown" });
    }

    public async Task Sample(CancellationToken cancellationToken)
    {
        var line = await lines.Find(ministry.Unit.ToString(CultureInfo.InvariantCulture), cancellationToken);
        Stopped.Record(line?.Stopped is null ? 0 : 1);
        Failures.Record(line?.Failures ?? 0);
    }

    private static void Count(string direction, string result) => Files.Add(1, new("direction", direction), new("result", result));
}
