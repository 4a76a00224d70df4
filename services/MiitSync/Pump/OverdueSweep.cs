using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>Tells of files whose results are long in coming. Nothing is sent again by itself: an addition that was taken would be refused.</summary>
internal sealed partial class OverdueSweep(
    Documents<UploadFile> files,
    Documents<ReportedDomain> domains,
    ReportingTerms terms,
    IOptions<ReportingOptions> options,
    TimeProvider clock,
    ILogger<OverdueSweep> logger) : ISweep
{
    private const int FilesAtOnce = 5;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await files.Due(Lanes.Results, now, FilesAtOnce, cancellationToken);
        foreach (var id in due)
        {
            if (await files.Find(id, cancellationToken) is { } file)
                await Look(file, now, cancellationToken);
        }

        return due.Count;
    }

    private async Task Look(UploadFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = 0;
        foreach (var record in file.Records)
        {
            if (await domains.Find(record.DomainId, cancellationToken) is not { } domain || domain.Pending?.Sequence != file.Sequence)
                continue;
            waiting++;
            // Its own date moves along: the queue of the file is not what it waits for.
            await domains.Save(
                domain with { Pending = domain.Pending with { Overdue = true }, Due = now + terms.Overdue + terms.Overdue }, cancellationToken);
        }

        if (waiting > 0)
            LogOverdue(file.Id, waiting, file.Records.Count, file.TakenAt);
        await files.Save(
            waiting > 0 ? file with { Due = now + options.Value.Overdue } : file with { Lane = null, Due = null }, cancellationToken);
    }

    [LoggerMessage(EventId = 5402, Level = LogLevel.Error, Message = "File {File}: {Waiting} of {Records} results are missing since {TakenAt:u}")]
    private partial void LogOverdue(string file, int waiting, int records, DateTimeOffset takenAt);
}
