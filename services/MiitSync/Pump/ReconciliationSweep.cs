using System.Globalization;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>Once a night looks at every domain, a page at a time, and mends what fell between two stools.</summary>
internal sealed partial class ReconciliationSweep(
    IMinistry ministry,
    IHolders holders,
    Documents<ReconciliationState> rounds,
    Documents<ReportedDomain> domains,
    Documents<UploadLine> lines,
    Documents<UploadFile> files,
    ReportBook book,
    ReportingTerms terms,
    ProcessIdentity identity,
    IOptions<ReportingOptions> options,
    TimeProvider clock,
    ILogger<ReconciliationSweep> logger) : ISweep
{
    private const int PageSize = 200;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var id = ministry.Unit.ToString(CultureInfo.InvariantCulture);
        var now = clock.GetUtcNow();
        if (await rounds.Find(id, cancellationToken) is null)
        {
            await rounds.Insert(new ReconciliationState { Id = id, Lane = Lanes.Turns, Due = ReconciliationRules.NextAfter(now) }, [], cancellationToken);
            return 0;
        }

        return await rounds.Claim(id, identity.Owner, now, options.Value.Lease, cancellationToken) is { } round ? await Page(round, cancellationToken) : 0;
    }

    private async Task<int> Page(ReconciliationState round, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var line = await lines.Find(round.Id, cancellationToken);
        var page = await domains.Page(round.After, PageSize, cancellationToken);
        var cache = new Dictionary<long, UploadFile?>();
        foreach (var domain in page)
        {
            if (ReconciliationRules.ShouldBeKnown(domain, terms, now))
                round = round with { NotKnown = round.NotKnown + 1 };
            if (await Mend(domain, line, cache, now, cancellationToken))
                round = round with { Mended = round.Mended + 1 };
        }

        var free = round with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };
        if (page.Count == PageSize)
        {
            await rounds.Save(free with { After = page[^1].Id }, cancellationToken);
            return page.Count;
        }

        LogFinished(round.NotKnown, round.Mended);
        await rounds.Save(
            free with { After = null, NotKnown = 0, Mended = 0, FinishedAt = now, Due = ReconciliationRules.NextAfter(now) }, cancellationToken);
        return page.Count;
    }

    private async Task<bool> Mend(
        ReportedDomain domain, UploadLine? line, Dictionary<long, UploadFile?> cache, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inItsFile = domain.Pending is not { } pending || line?.Last is not { } last || pending.Sequence > last
            || (await FileOf(pending.Sequence, cache, cancellationToken))?.Records.Any(record => record.DomainId == domain.Id) == true;
        // A profile matters only for what can be reported.
        var version = domain is { Pending: null, MinistryId: not null, Facts.ProfileId: { } profile }
            ? await holders.Version(profile, cancellationToken)
            : null;
        var next = ReconciliationRules.Mend(domain, inItsFile, version, terms, now);
        return !ReferenceEquals(next, domain) && await book.TrySave(next, now, [], cancellationToken) is not null;
    }

    private async Task<UploadFile?> FileOf(long sequence, Dictionary<long, UploadFile?> cache, CancellationToken cancellationToken)
    {
        if (!cache.TryGetValue(sequence, out var file))
            cache[sequence] = file = await files.Find(UploadFile.IdOf(ministry.Unit, sequence), cancellationToken);
        return file;
    }

    [LoggerMessage(EventId = 5401, Level = LogLevel.Information, Message = "Compared every domain: {NotKnown} the ministry should know otherwise than it does, {Mended} put right")]
    private partial void LogFinished(long notKnown, long mended);
}
