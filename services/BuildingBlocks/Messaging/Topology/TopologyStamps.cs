using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>Keeps a worker's stamps.</summary>
internal sealed class TopologyStamps(IStateStore<TopologyStamp> store, TimeProvider machineClock)
{
    private const int Races = 10;

    public Task<TopologyStamp?> Find(string hash, CancellationToken cancellationToken) => store.Find(hash, cancellationToken);

    /// <summary>Sets the stamp where nothing is wrong, and clears it where something is.</summary>
    public async Task Leave(string hash, IReadOnlyList<Difference> differences, CancellationToken cancellationToken)
    {
        for (var race = 0; race < Races; race++)
        {
            var known = await store.Find(hash, cancellationToken);
            var stamp = (known ?? new TopologyStamp { Id = hash, Verified = false, VerifiedAt = default }) with
            {
                Verified = differences.Count == 0,
                VerifiedAt = machineClock.GetUtcNow(),
                Differences = [.. differences.Select(difference => difference.What)],
            };
            var written = known is null
                ? (await store.Insert(stamp, cancellationToken)).Stored
                : await store.Save(stamp, cancellationToken);
            if (written is not null)
                return;
        }

        throw new TransientException("Others write the topology's stamp all the time.");
    }
}
