using System.Globalization;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>
/// Makes the next file: takes due domains into it, each by a conditional write that names the file, then packs and seals it.
/// Who dies in between leaves domains that name a file which does not exist: the next maker of that number takes them first.
/// </summary>
internal sealed class FileBuilding(
    IMinistry ministry,
    IHolders holders,
    IUploadArchive archive,
    Documents<ReportedDomain> domains,
    Documents<CodeTablesState> tables,
    ReportBook book,
    ReportingTerms terms,
    IOptions<ReportingOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    // Looked at in one go, so that a lease is not spent on finding that everything waits.
    private const int LookedAt = 2;

    /// <summary>Domains that are taken side by side: most of the time goes into waiting for the store.</summary>
    private const int AtOnce = 16;

    /// <summary>Beyond every due time that a domain in a file can have: the whole lane is meant.</summary>
    private static readonly TimeSpan WholeLane = TimeSpan.FromDays(1000);

    /// <summary>The ministry's code tables as they came last; null before the first time: nothing can be reported without.</summary>
    public Task<CodeTablesState?> Codes(UploadLine line, CancellationToken cancellationToken) => tables.Find(line.Id, cancellationToken);

    /// <summary>The next file of the line, sealed; null when there is nothing to report.</summary>
    public async Task<OpenUpload?> Build(UploadLine line, CodeTablesState codes, CancellationToken cancellationToken)
    {
        var sequence = line.Last!.Value + 1;
        var most = Math.Min(line.MostRecords, ministry.MostRecords);
        var file = new FileInMaking(sequence, codes.Tables, new FilePeople(holders, string.Create(CultureInfo.InvariantCulture, $"{ministry.Unit}/{sequence}")));
        foreach (var some in (await Candidates(sequence, most, cancellationToken)).Chunk(AtOnce))
        {
            var drafts = await Task.WhenAll(some.Select(id => Draft(id, file, cancellationToken)));
            await Task.WhenAll(drafts.OfType<ReportDraft>().Take(most - file.Places).Select((draft, next) => Mark(draft, file, file.Places + next, cancellationToken)));
            file.Places += Math.Min(drafts.Count(draft => draft is not null), most - file.Places);
            if (file.Places == most || machineClock.GetUtcNow() >= line.ClaimedUntil)
                break;
        }

        var taken = file.InOrder();
        return taken.Count == 0 ? null : await Seal(sequence, taken, cancellationToken);
    }

    /// <summary>
    /// Somebody else was quicker to decide the file of that number. What stands in it stays; what it left out goes back; and where nothing is
    /// decided yet, the next maker of that number takes all of it first.
    /// </summary>
    public async Task GiveUp(OpenUpload ours, UploadLine? now, IReadOnlyList<FileRecord>? decided, CancellationToken cancellationToken)
    {
        if (now?.Last < ours.Sequence && now.Open is null)
            return;
        var theirs = decided?.Select(record => record.DomainId).ToHashSet() ?? [];
        await PutBack(ours.Sequence, ours.Records.Select(record => record.DomainId).Where(id => !theirs.Contains(id)), cancellationToken);
    }

    /// <summary>Puts the domains of a file back, which the ministry has not taken and will not.</summary>
    public async Task PutBack(long sequence, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            if (await domains.Find(id, cancellationToken) is { } domain && domain.Pending?.Sequence == sequence)
                await book.TrySave(ReportRules.PutBack(domain, sequence, terms, clock.GetUtcNow()), clock.GetUtcNow(), [], cancellationToken);
        }
    }

    /// <summary>A record that is too large alone waits for a change.</summary>
    public async Task Block(string id, CancellationToken cancellationToken)
    {
        if (await domains.Find(id, cancellationToken) is { } domain)
            await Block(domain, [Refusals.Problem("RecordTooLarge")], cancellationToken);
    }

    private async Task<IReadOnlyList<string>> Candidates(long sequence, int most, CancellationToken cancellationToken)
    {
        // The lane of a file that nobody has sealed is what a maker left who died.
        var now = clock.GetUtcNow();
        var left = await domains.Due(Lanes.Sent(sequence), now + WholeLane, most, cancellationToken);
        var due = await domains.Due(Lanes.Report, now, (most * LookedAt) - left.Count, cancellationToken);
        return [.. left.Concat(due).Distinct()];
    }

    /// <summary>What a domain would say; null where it has nothing to say, or something is wrong with it.</summary>
    private async Task<ReportDraft?> Draft(string id, FileInMaking file, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await domains.Find(id, cancellationToken) is not { } found)
            return null;
        var domain = found.Pending?.Sequence == file.Sequence ? ReportRules.Released(found) : found;
        if (domain.Pending is not null)
            return null;

        var people = await file.People.Of(domain.Facts, cancellationToken);
        domain = domain with { ProfileVersion = people.Holder?.ProfileVersion ?? domain.ProfileVersion };
        if (ReportRules.Wish(domain, terms, now) is not { } action)
        {
            await book.TrySave(ReportRules.Arrange(domain, terms, now), now, [], cancellationToken);
            return null;
        }

        // The id follows with the place; any number has the form of one.
        var (record, problems) = Record(domain, action, people, file.Codes, SequenceRules.RecordId(file.Sequence, 0));
        if (record is not null)
            return new ReportDraft(domain, action, record, now);
        await Block(domain, problems, cancellationToken);
        return null;
    }

    private (ReportRecord? Record, IReadOnlyList<ReportProblem> Problems) Record(
        ReportedDomain domain, ReportAction action, ReportPeople people, CodeTables codes, long recordId)
    {
        if (action == ReportAction.Delete)
            return (new ReportRecord(action, null, domain.MinistryId, null), []);
        var (content, problems) = RecordRules.Build(domain.Facts, people, codes, terms);
        if (content is null)
            return (null, problems);
        var record = action == ReportAction.Add
            ? new ReportRecord(action, recordId, null, content)
            : new ReportRecord(action, null, domain.MinistryId, content);
        return ministry.Check(record) is { Count: > 0 } wrong ? (null, wrong) : (record, []);
    }

    /// <summary>The domain names the file; not when something changed meanwhile, or an earlier life of the name is still on record there: then it waits.</summary>
    private async Task Mark(ReportDraft draft, FileInMaking file, int place, CancellationToken cancellationToken)
    {
        var recordId = SequenceRules.RecordId(file.Sequence, place);
        var marked = ReportRules.Take(draft.Domain, draft.Action, file.Sequence, recordId, terms, draft.At);
        try
        {
            if (await book.TrySave(marked, draft.At, [], cancellationToken) is not null)
                file.Add(new TakenRecord(marked.Id, marked.Facts.ProfileId, draft.Action == ReportAction.Add ? draft.Record with { RecordId = recordId } : draft.Record, place));
        }
        catch (UniqueKeyTakenException)
        {
            var waiting = ReportRules.Arrange(draft.Domain, terms, draft.At) with { Due = draft.At.AddHours(1) };
            await book.TrySave(waiting, draft.At, [], cancellationToken);
        }
    }

    private async Task Block(ReportedDomain domain, IReadOnlyList<ReportProblem> problems, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var blocked = ReportRules.Block(domain, [.. problems.Select(problem => problem.Code).Distinct()], terms, now);
        await book.TrySave(blocked, now, problems, cancellationToken);
    }

    private async Task<OpenUpload?> Seal(long sequence, List<TakenRecord> taken, CancellationToken cancellationToken)
    {
        PackedFile? packed;
        while ((packed = ministry.Pack(sequence, [.. taken.Select(one => one.Record)])) is null)
        {
            // More than 50 MB: the second half waits for the next file.
            var rest = taken.Count == 1 ? taken : taken[(taken.Count / 2)..];
            await PutBack(sequence, rest.Select(one => one.DomainId), cancellationToken);
            if (taken.Count == 1)
            {
                await Block(taken[0].DomainId, cancellationToken);
                return null;
            }

            taken = taken[..(taken.Count / 2)];
        }

        var reference = string.Create(CultureInfo.InvariantCulture, $"{ministry.Unit}/{sequence}/{packed.Hash}");
        var blob = await archive.Keep(
            reference, packed.Content, [.. taken.Select(one => one.ProfileId).OfType<string>().Distinct()],
            clock.GetUtcNow() + options.Value.KeepFiles, cancellationToken);
        return new OpenUpload(sequence, blob, packed.Hash, [.. taken.Select(one => new FileRecord(one.DomainId, one.Record.Action, one.Place))]);
    }

    /// <summary>A domain that can be taken into a file.</summary>
    private sealed record ReportDraft(ReportedDomain Domain, ReportAction Action, ReportRecord Record, DateTimeOffset At);
}
