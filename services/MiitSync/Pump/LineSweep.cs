using System.Globalization;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>
/// Wakes the pump, for what became due by the passing of business time; and lets what falls due behind a line that rests wait, without
/// anybody who would have to hold the line's claim. Says how the line stands to whoever watches.
/// </summary>
internal sealed class LineSweep(
    IMinistry ministry, Documents<UploadLine> lines, Documents<ReportedDomain> domains, Documents<UploadFile> files, LineEnds ends, PumpBell bell, TimeProvider clock)
    : ISweep
{
    /// <summary>Beyond every due time: the whole lane is meant.</summary>
    private static readonly TimeSpan WholeLane = TimeSpan.FromDays(1000);

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        bell.Ring(MiitSyncModule.WorkerName);
        if (await lines.Find(ministry.Unit.ToString(CultureInfo.InvariantCulture), cancellationToken) is not { } line)
            return 0;
        if (MinistryMetrics.IsWatched)
            await Measure(line, cancellationToken);
        return await ends.Postpone(line, cancellationToken);
    }

    private async Task Measure(UploadLine line, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = await domains.Due(Lanes.Report, now + WholeLane, MinistryMetrics.MostCounted, cancellationToken);
        // What is postponed keeps its order, so the first to be due again has waited longest, or nearly.
        var since = waiting.Count > 0 ? (await domains.Find(waiting[0], cancellationToken))?.WaitingSince : null;
        var awaited = await files.Due(Lanes.Results, now + WholeLane, MinistryMetrics.MostCounted, cancellationToken);
        MinistryMetrics.Line(waiting.Count, now - (since ?? now), awaited.Count, line.Stopped is not null);
    }
}
