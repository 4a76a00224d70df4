using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>Looks at domains on which time alone has changed something: they expired. Looking twice is harmless.</summary>
internal sealed class WatchSweep(Documents<ReportedDomain> domains, ReportBook book, ReportingTerms terms, TimeProvider clock) : ISweep
{
    private const int PageSize = 200;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await domains.Due(Lanes.Watch, now, PageSize, cancellationToken);
        foreach (var id in due)
        {
            if (await domains.Find(id, cancellationToken) is { Lane: Lanes.Watch } domain && domain.Due <= now)
                await book.TrySave(ReportRules.Arrange(domain, terms, now), now, [], cancellationToken);
        }

        return due.Count;
    }
}
