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
/// Makes the next file: takes due domains into it one by one, each by a conditional write that names the file, then packs and seals it.
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

    /// <summary>Beyond every due time that a domain in a file can have: the whole lane is meant.</summary>
    private static readonly TimeSpan WholeLane = TimeSpan.FromDays(1000);

    /// <summary>The ministry's code tables as they came last; null before the first time: nothing can be reported without.</summary>
    public Task<CodeTablesState?> Codes(UploadLine line, CancellationToken cancellationToken) => tables.Find(line.Id, cancellationToken);

    /// <summary>The next file of the line, sealed; null when there is nothing to report.</summary>
    public async Task<OpenUpload?> Build(UploadLine line, CodeTablesState codes, CancellationToken cancellationToken)
    {
        var sequence = line.Last!.Value + 1;
        var most = Math.Min(line.MostRecords, ministry.MostRecords);
        var taken = new List<Taken>();
        foreach (var id in await Candidates(sequence, most, cancellationToken))
        {
            if (taken.Count == most || machineClock.GetUtcNow() >= line.ClaimedUntil)
                break;
            if (await Take(id, sequence, taken.Count, codes.Tables, cancellationToken) is { } one)
                taken.Add(one);
        }

        return taken.Count == 0 ? null : await Seal(sequence, taken, cancellationToken);
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
        return [.. left, .. due];
    }

    private async Task<Taken?> Take(string id, long sequence, int place, CodeTables codes, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await domains.Find(id, cancellationToken) is not { } found)
            return null;
        var domain = found.Pending?.Sequence == sequence ? ReportRules.Released(found) : found;
        if (domain.Pending is not null)
            return null;

        var people = await People(domain.Facts, sequence, cancellationToken);
        domain = domain with { ProfileVersion = people.Holder?.ProfileVersion ?? domain.ProfileVersion };
        if (ReportRules.Wish(domain, terms, now) is not { } action)
        {
            await book.TrySave(ReportRules.Arrange(domain, terms, now), now, [], cancellationToken);
            return null;
        }

        var (record, problems) = Record(domain, action, people, codes, SequenceRules.RecordId(sequence, place));
        if (record is null)
        {
            await Block(domain, problems, cancellationToken);
            return null;
        }

        return await Mark(domain, action, sequence, place, now, cancellationToken) ? new Taken(domain.Id, domain.Facts.ProfileId, record) : null;
    }

    private async Task<ReportPeople> People(DomainFacts facts, long sequence, CancellationToken cancellationToken)
    {
        var reference = $"{ministry.Unit}/{sequence}";
        return new ReportPeople(await Read(facts.ProfileId), await Read(facts.AdminProfileId), await Read(facts.BillingProfileId));

        async Task<Holder?> Read(string? profile) => profile is null ? null : await holders.Read(profile, reference, cancellationToken);
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

    /// <summary>False when something changed meanwhile, or an earlier life of the name is still on record there: then it waits.</summary>
    private async Task<bool> Mark(
        ReportedDomain domain, ReportAction action, long sequence, int place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var marked = ReportRules.Take(domain, action, sequence, SequenceRules.RecordId(sequence, place), terms, now);
        try
        {
            return await book.TrySave(marked, now, [], cancellationToken) is not null;
        }
        catch (UniqueKeyTakenException)
        {
            var waiting = ReportRules.Arrange(domain, terms, now) with { Due = now.AddHours(1) };
            await book.TrySave(waiting, now, [], cancellationToken);
            return false;
        }
    }

    private async Task Block(ReportedDomain domain, IReadOnlyList<ReportProblem> problems, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var blocked = ReportRules.Block(domain, [.. problems.Select(problem => problem.Code).Distinct()], terms, now);
        await book.TrySave(blocked, now, problems, cancellationToken);
    }

    private async Task<OpenUpload?> Seal(long sequence, List<Taken> taken, CancellationToken cancellationToken)
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
        return new OpenUpload(sequence, blob, packed.Hash, [.. taken.Select(one => new FileRecord(one.DomainId, one.Record.Action))]);
    }

    private sealed record Taken(string DomainId, string? ProfileId, ReportRecord Record);
}
