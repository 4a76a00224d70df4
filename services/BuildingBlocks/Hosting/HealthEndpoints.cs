using System.Net.Mime;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Topology;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it consumes, can write, and the broker keeps what it needs.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";

    public static void Add(WebApplicationBuilder builder, bool inMemory)
    {
        // MassTransit adds its own check, tagged ready: connected and every endpoint consuming.
        var checks = builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: [Ready]);
        if (!inMemory)
            checks.AddCheck<TopologyHealth>("topology", tags: [Ready]);
        builder.WebHost.UseUrls(builder.Configuration["Worker:HealthUrl"] ?? new WorkerOptions().HealthUrl);
    }

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        app.MapHealthChecks("/health/ready",
            new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = Write });
    }

    /// <summary><c>{"status":"Unhealthy","checks":{"store":{"status":"Unhealthy","description":"..."}}}</c>: never an exception's trace.</summary>
    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = MediaTypeNames.Application.Json;
        return JsonSerializer.SerializeAsync(context.Response.Body, new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = entry.Value.Status.ToString(), description = entry.Value.Description }),
        }, cancellationToken: context.RequestAborted);
    }
}
