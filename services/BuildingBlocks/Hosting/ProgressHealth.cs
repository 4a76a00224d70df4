using System.Globalization;
using DomainWorkers.BuildingBlocks.Telemetry;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>
/// Whether work gets done: red when something has been due, or waited to be published, longer than <see cref="WorkerOptions.StalledAfter"/>
/// while store and broker are there. It tells of the work, not of this process, so no probe restarts anything by it.
/// </summary>
internal sealed class ProgressHealth(
    StoreSampler sampler,
    IBusControl bus,
    IOptions<WorkerOptions> worker,
    IOptions<TelemetryOptions> telemetry,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Judge());

    private HealthCheckResult Judge()
    {
        if (sampler.Last is not { } sample || machineClock.GetUtcNow() - sample.At > 3 * telemetry.Value.SampleEvery)
            return HealthCheckResult.Healthy("not known: the store was not asked lately");
        if (bus.CheckHealth().Status != BusHealthStatus.Healthy)
            return HealthCheckResult.Healthy("not told while the broker is away");

        var limit = worker.Value.StalledAfter;
        var late = sample.Work.Where(work => work.Due > limit || work.Outbox > limit).Select(work => string.Create(
            CultureInfo.InvariantCulture,
            $"{work.Worker}/{work.Collection}: due for {Minutes(work.Due)} min, unpublished for {Minutes(work.Outbox)} min")).ToList();
        return late.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join("; ", late));
    }

    private static long Minutes(TimeSpan span) => (long)span.TotalMinutes;
}
