using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Sweeps;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Messaging.Outbox;

/// <summary>Publishes what its writer did not get confirmed: the process died, the broker was away, or no queue was bound.</summary>
internal sealed class OutgoingSweep<TState>(
    IStateStore<TState> store,
    IOutgoingPublisher publisher,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : ISweep
    where TState : Document
{
    private const int PageSize = 200;

    // A returned message gets a due time of its own and holds up nobody.
    private static readonly TimeSpan Returned = TimeSpan.FromSeconds(30);

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var pending = await store.Pending(machineClock.GetUtcNow(), PageSize, cancellationToken);
        var confirmed = new List<OutgoingReference>(pending.Count);
        foreach (var (documentId, message) in pending)
        {
            var reference = new OutgoingReference(documentId, message.Id);
            if (await publisher.Publish(message, cancellationToken) == Publication.Confirmed)
                confirmed.Add(reference);
            else
                await store.Postpone(reference, machineClock.GetUtcNow() + Returned, cancellationToken);
        }

        if (confirmed.Count > 0)
            await store.Clear(confirmed, cancellationToken);
        return pending.Count;
    }
}
