using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.ExpiryReminders.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>Goes on with wishes that have no answer yet: their domain was not known when they came, or the process died.</summary>
internal sealed class WishSweep(
    Documents<RequestState> requests,
    WishDesk desk,
    ProcessIdentity identity,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : ISweep
{
    private const int PageSize = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var due = await requests.Due(RequestState.WishLane, machineClock.GetUtcNow(), PageSize, cancellationToken);
        foreach (var id in due)
        {
            if (await requests.Claim(id, identity.Owner, machineClock.GetUtcNow(), Lease, cancellationToken) is { } request)
                await desk.Settle(request, cancellationToken);
        }

        return due.Count;
    }
}
