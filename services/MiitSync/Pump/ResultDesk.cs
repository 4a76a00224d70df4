using System.Collections.Concurrent;
using System.Globalization;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>Finds the domain of each result and applies it. Everything here may be done twice.</summary>
internal sealed class ResultDesk(
    IMinistry ministry,
    Documents<ReportedDomain> domains,
    Documents<UploadFile> files,
    Documents<UploadLine> lines,
    Documents<CodeTablesState> tables,
    ReportBook book,
    ReportingTerms terms,
    TimeProvider clock)
{
    /// <summary>Results that are applied side by side: most of the time goes into waiting for the store.</summary>
    private const int AtOnce = 16;

    /// <summary>How many records there were, and how many of them belong to nothing of ours.</summary>
    public async Task<(int Records, int Unmatched)> Take(string file, DownloadContent content, CancellationToken cancellationToken)
    {
        switch (content)
        {
            case DownloadContent.Results results:
                return (results.Records.Count, await Apply(file, results.Records, cancellationToken));
            case DownloadContent.Codes codes:
                await Keep(codes.Tables, cancellationToken);
                return (codes.Tables.Regions.Count + codes.Tables.DomainTypes.Count, 0);
            case DownloadContent.Synchronisation known:
                return (known.Records.Count, await Compare(known.Records, cancellationToken));
            default:
                return (0, 0);
        }
    }

    /// <summary>How many of them belong to nothing of ours.</summary>
    private async Task<int> Apply(string file, IReadOnlyList<RecordResult> results, CancellationToken cancellationToken)
    {
        var unmatched = 0;
        // A file's records are a long list, and its results name it a thousand times.
        var known = new ConcurrentDictionary<long, Lazy<Task<IReadOnlyList<FileRecord>?>>>();
        foreach (var some in results.Chunk(AtOnce))
            unmatched += (await Task.WhenAll(some.Select(result => Apply(file, result, known, cancellationToken)))).Count(matched => !matched);
        return unmatched;
    }

    private async Task<bool> Apply(
        string file, RecordResult result, ConcurrentDictionary<long, Lazy<Task<IReadOnlyList<FileRecord>?>>> known, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await DomainOf(result, known, cancellationToken) is not { } domain)
                return false;
            var now = clock.GetUtcNow();
            var (next, problems) = ResultRules.Apply(domain, result, file, terms, now);
            if (ReferenceEquals(next, domain))
                return true;
            if (await book.TrySave(next, now, problems, cancellationToken) is not null)
            {
                Count(result);
                return true;
            }
        }
    }

    private static void Count(RecordResult result)
    {
        foreach (var code in result.Codes)
            MinistryMetrics.Result(code == DataCodes.Ingested ? "ingested" : DataCodes.Of(code).Code);
    }

    private async Task<ReportedDomain?> DomainOf(
        RecordResult result, ConcurrentDictionary<long, Lazy<Task<IReadOnlyList<FileRecord>?>>> known, CancellationToken cancellationToken)
    {
        if (result.RecordId is { } recordId)
        {
            var (sequence, place) = SequenceRules.PlaceOf(recordId);
            var records = await known.GetOrAdd(sequence, number => new(() => RecordsOf(number, cancellationToken))).Value;
            return records is not null && SequenceRules.RecordAt(records, place) is { } record ? await domains.Find(record.DomainId, cancellationToken) : null;
        }

        return result.MinistryId is { } id
            ? await domains.FindBy(ReportedDomain.MinistryKey, id.ToString(CultureInfo.InvariantCulture), cancellationToken)
            : null;
    }

    /// <summary>A result is proof that its file was taken, also while nobody has written that down yet.</summary>
    private async Task<IReadOnlyList<FileRecord>?> RecordsOf(long sequence, CancellationToken cancellationToken)
    {
        if (await files.Find(UploadFile.IdOf(ministry.Unit, sequence), cancellationToken) is { } file)
            return file.Records;
        var line = await lines.Find(ministry.Unit.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return line?.Open?.Sequence == sequence ? line.Open.Records : null;
    }

    private async Task Keep(CodeTables newest, CancellationToken cancellationToken)
    {
        var id = ministry.Unit.ToString(CultureInfo.InvariantCulture);
        var state = new CodeTablesState { Id = id, At = clock.GetUtcNow(), Tables = newest };
        if ((await tables.Insert(state, [], cancellationToken)).Stored is not null)
            return;
        var known = await tables.Find(id, cancellationToken);
        if (await tables.Save(known! with { At = state.At, Tables = newest }, cancellationToken) is null)
            throw new TransientException("The code tables changed meanwhile.");
    }

    /// <summary>What the ministry has on record without our knowing its id: an addition whose result never came.</summary>
    private async Task<int> Compare(IReadOnlyList<KnownRecord> known, CancellationToken cancellationToken)
    {
        var unmatched = 0;
        foreach (var record in known)
        {
            var result = new RecordResult(ReportAction.Add, record.MinistryId, record.RecordId, [DataCodes.Ingested]);
            unmatched += await Apply($"synchronised/{record.MinistryId}", [result], cancellationToken);
        }

        return unmatched;
    }
}
