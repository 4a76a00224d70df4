using System.Globalization;
using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Operations;

/// <summary>What the ministry was told of a domain, and what it answered.</summary>
internal sealed class ReportChronicle(IStateStore<ReportedDomain> domains, IStateStore<EarlyStanding> standings) : IChronicle
{
    public async Task<IReadOnlyList<ChronicleEntry>> Tell(string subject, CancellationToken cancellationToken)
    {
        var entries = new List<ChronicleEntry>();
        if (await standings.Find(subject, cancellationToken) is { } early)
            entries.Add(new(early.At, early.Verified ? "the holder is verified; the domain itself is not known here yet" : "the holder is not verified", subject));
        if (await domains.Find(subject, cancellationToken) is { } domain)
            entries.AddRange(Tell(domain));
        return entries;
    }

    private static IEnumerable<ChronicleEntry> Tell(ReportedDomain domain)
    {
        if (domain.VerifiedAt is { } verified)
            yield return new(verified, "the holder is verified", domain.Id);
        if (domain.IngestedAt is { } ingested)
            yield return new(ingested, "the ministry has a record", domain.MinistryIdText);
        if (domain.Pending is { } pending)
        {
            var overdue = pending.Overdue ? ", overdue" : "";
            yield return new(pending.At, $"report on its way: {pending.Action}{overdue}", string.Create(CultureInfo.InvariantCulture, $"file {pending.Sequence}"));
        }

        if (domain.Failure is { } failure)
        {
            var times = string.Create(CultureInfo.InvariantCulture, $"{failure.Times}");
            yield return new(failure.At, $"the report was not taken: {string.Join(", ", failure.Codes)} ({times} in a row)", domain.MinistryIdText);
            if (failure.RetryAt is { } retry)
                yield return new(retry, "the report is tried again", domain.MinistryIdText);
        }
    }
}
