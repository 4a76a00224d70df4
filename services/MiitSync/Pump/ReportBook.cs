using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>Writes what is known of domains. Each change is one conditional write, with what it says about readiness.</summary>
internal sealed class ReportBook(
    Documents<ReportedDomain> domains, Documents<EarlyStanding> early, IHolders holders, ReportingTerms terms, ReadinessRules readiness, PumpBell bell, TimeProvider clock)
{
    /// <summary>Takes note of a domain's public record; older ones and repeats change nothing.</summary>
    public async Task Note(DomainRecord record, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await domains.Find(record.Id, cancellationToken);
        // What was never ours while we looked is nothing to report.
        if (known is null && record.Status is DomainStatus.Pending or DomainStatus.Ended)
            return;
        if (known is null)
            await Begin(record, now, cancellationToken);
        else if (ReportRules.Note(known, record, terms, now) is var next && !ReferenceEquals(next, known))
            await Save(next, now, [], cancellationToken);
        // After storing, also when it was stored by an earlier delivery that died here.
        if (known is null or { RealNameRevision: 0 } && await early.Find(record.Id, cancellationToken) is { } standing)
            await Apply(standing, cancellationToken);
        bell.Ring(MiitSyncModule.WorkerName);
    }

    /// <summary>Takes note of whether the holder is verified. It may come before the domain's record: then it waits for it.</summary>
    public async Task NoteRealName(string domainId, bool verified, DateTimeOffset at, long revision, CancellationToken cancellationToken)
    {
        var standing = new EarlyStanding { Id = domainId, Verified = verified, At = at, Revision = revision };
        if (await domains.Find(domainId, cancellationToken) is null)
            await Remember(standing, cancellationToken);
        // Written first, then looked again: whoever stores the domain meanwhile looks there after storing.
        await Apply(standing, cancellationToken);
    }

    /// <summary>Takes note that the holder's profile may say something else than it did.</summary>
    public async Task NoteProfile(string domainId, CancellationToken cancellationToken)
    {
        if (await domains.Find(domainId, cancellationToken) is not { Pending: null, Facts.ProfileId: { } profile } known
            || await holders.Version(profile, cancellationToken) is not { } version)
            return;
        var now = clock.GetUtcNow();
        var next = ReportRules.NoteProfile(known, version, terms, now);
        if (!ReferenceEquals(next, known))
            await Save(next, now, [], cancellationToken);
        bell.Ring(MiitSyncModule.WorkerName);
    }

    /// <summary>Saves a change, with the readiness that follows from it and what is wrong with the report. False when another write came first.</summary>
    public async Task<ReportedDomain?> TrySave(
        ReportedDomain next, DateTimeOffset now, IReadOnlyList<ReportProblem> problems, CancellationToken cancellationToken)
    {
        var (state, say) = readiness.Look(next, now);
        return await domains.Save(state, problems.Count == 0 ? say : [.. say, Refused(state, problems, now)], cancellationToken);
    }

    private async Task Save(ReportedDomain next, DateTimeOffset now, IReadOnlyList<ReportProblem> problems, CancellationToken cancellationToken)
    {
        if (await TrySave(next, now, problems, cancellationToken) is null)
            throw new TransientException($"{next.Id} changed meanwhile.");
    }

    private async Task Begin(DomainRecord record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (state, say) = readiness.Look(ReportRules.Begin(record, terms, now), now);
        if ((await domains.Insert(state, say, cancellationToken)).Stored is null)
            throw new TransientException($"{record.Id} was noted meanwhile.");
    }

    private async Task Apply(EarlyStanding standing, CancellationToken cancellationToken)
    {
        if (await domains.Find(standing.Id, cancellationToken) is not { } known)
            return;
        var next = ReportRules.NoteRealName(known, standing.Verified, standing.At, standing.Revision);
        if (!ReferenceEquals(next, known))
            await Save(next, clock.GetUtcNow(), [], cancellationToken);
    }

    private async Task Remember(EarlyStanding standing, CancellationToken cancellationToken)
    {
        if ((await early.Insert(standing, [], cancellationToken)).Stored is not null
            || await early.Find(standing.Id, cancellationToken) is not { } known || known.Revision >= standing.Revision)
            return;
        if (await early.Save(standing with { Version = known.Version }, cancellationToken) is null)
            throw new TransientException($"The standing of {standing.Id} changed meanwhile.");
    }

    private static Announcement Refused(ReportedDomain state, IReadOnlyList<ReportProblem> problems, DateTimeOffset now) => new(
        new MinistryReportRefused
        {
            Account = state.Facts.Account,
            DomainId = state.Id,
            DomainName = state.Facts.Name,
            At = now,
            Problems = [.. problems.Take(40)],
        },
        For: $"{state.Id}\n{state.Failure?.Fingerprint}\n{state.Failure?.At:O}");
}
