using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Whether the store answers a question from an index.</summary>
internal sealed class StoreHealth(
    IEnumerable<IStateView> views, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (views.FirstOrDefault() is { } view)
                await view.Summarise(machineClock.GetUtcNow(), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
