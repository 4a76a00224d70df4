using System.Globalization;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>
/// Wakes the pump, for what became due by the passing of business time; and lets what falls due behind a line that rests wait, without
/// anybody who would have to hold the line's claim.
/// </summary>
internal sealed class LineSweep(IMinistry ministry, Documents<UploadLine> lines, LineEnds ends, PumpBell bell) : ISweep
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        bell.Ring(MiitSyncModule.WorkerName);
        return await lines.Find(ministry.Unit.ToString(CultureInfo.InvariantCulture), cancellationToken) is { } line
            ? await ends.Postpone(line, cancellationToken)
            : 0;
    }
}
