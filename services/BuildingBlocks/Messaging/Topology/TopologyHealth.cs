using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>
/// Whether the broker is set up as this build needs it: somebody has verified exactly that and left the stamp, and the worker's own queues
/// are there now. Without the policies a crash loop would lose messages that did no harm, so a worker without them is never ready.
/// </summary>
internal sealed class TopologyHealth(
    IEnumerable<BrokerTopology> topologies, QueueProbe probe, IServiceProvider services, IOptions<StoreOptions> store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            foreach (var topology in topologies)
            {
                if (await Reason(topology, cancellationToken) is { } reason)
                    return HealthCheckResult.Unhealthy(reason);
            }

            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is StoreUnavailableException or IOException)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }

    private async Task<string?> Reason(BrokerTopology topology, CancellationToken cancellationToken)
    {
        // A store in memory knows nothing of the process that applied the topology: then only the queues can be asked.
        if (!store.Value.InMemory)
        {
            var stamp = await services.GetRequiredKeyedService<TopologyStamps>(topology.Worker).Find(topology.Hash, cancellationToken);
            if (stamp is null)
                return $"The topology that this build needs ({topology.Hash}) was never applied: run this program with --topology apply.";
            if (!stamp.Verified)
                return $"The topology was not as it must be at {stamp.VerifiedAt:O}: {string.Join("; ", stamp.Differences)}. Run this program with --topology apply.";
        }

        var missing = await probe.Missing(topology.ReadQueues, cancellationToken);
        return missing.Count == 0 ? null : $"Missing on the broker: {string.Join(", ", missing)}. Run this program with --topology apply.";
    }
}
