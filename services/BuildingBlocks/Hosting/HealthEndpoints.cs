using DomainWorkers.BuildingBlocks.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it consumes and can write.</summary>
internal static class HealthEndpoints
{
    public static void Add(WebApplicationBuilder builder)
    {
        // MassTransit adds its own check, tagged ready: connected and every endpoint consuming.
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]);
        builder.WebHost.UseUrls(builder.Configuration["Worker:HealthUrl"] ?? new WorkerOptions().HealthUrl);
    }

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
    }
}

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
        catch (Failures.StoreUnavailableException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
