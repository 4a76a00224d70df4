using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Topology;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>
/// <c>/health/live</c>: the process runs. <c>/health/ready</c>: it consumes, can write, and the broker keeps what it needs.
/// <c>/health/progress</c>: nothing has been due or unpublished for too long while store and broker are there.
/// </summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";
    private const string Progress = "progress";

    // Read by people and monitors, never put into a page.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Add(WebApplicationBuilder builder, bool inMemory)
    {
        // MassTransit adds its own check, tagged ready: connected and every endpoint consuming.
        var checks = builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: [Ready]);
        if (!inMemory)
            checks.AddCheck<TopologyHealth>("topology", tags: [Ready]);
        checks.AddCheck<ProgressHealth>("progress", tags: [Progress]);
        builder.Services.AddSingleton<ReadinessLog>();
        builder.WebHost.UseUrls(builder.Configuration["Worker:HealthUrl"] ?? new WorkerOptions().HealthUrl);
    }

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        var log = app.Services.GetRequiredService<ReadinessLog>();
        var ready = new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = (context, report) =>
            {
                log.Note(report);
                return Write(context, report);
            },
        };
        // A bus with one queue that it cannot read is called degraded: that is not ready.
        ready.ResultStatusCodes[HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable;
        app.MapHealthChecks("/health/ready", ready);
        app.MapHealthChecks("/health/progress", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Progress),
            ResponseWriter = Write,
        });
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
        }, Readable, context.RequestAborted);
    }
}
