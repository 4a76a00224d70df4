using System.Diagnostics;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State.Mongo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>Lets a process's figures be scraped, and sends figures and traces to a collector where one is named.</summary>
internal static class TelemetryExport
{
    /// <summary>Where the figures are read, on the address of health.</summary>
    public const string Path = "/metrics";

    /// <summary>Sources and meters of ours, the libraries' included.</summary>
    private static readonly string[] Own = [WorkerMeters.MeterName, StoreCommands.MeterName, "DomainWorkers.*"];

    /// <summary>What the runtime tells of itself: memory, collections, threads.</summary>
    private const string RuntimeMeter = "System.Runtime";

    // More series than that of one instrument are a label that is not bounded: they are added up instead of filling the memory.
    private const int MostSeries = 1000;

    public static void Add(WebApplicationBuilder builder, string worker)
    {
        var configuration = builder.Configuration;
        var collector = Uri.TryCreate(configuration["Telemetry:Otlp"], UriKind.Absolute, out var uri) ? uri : null;
        // Calls to the outside (the ministry, a gateway for short messages) carry no trace of ours.
        DistributedContextPropagator.Current = DistributedContextPropagator.CreateNoOutputPropagator();

        var telemetry = builder.Services.AddOpenTelemetry()
            // Not from the machine's environment: what is said about the process is said here.
            .ConfigureResource(resource => resource.Clear()
                .AddService(worker, serviceNamespace: "domainworkers", autoGenerateServiceInstanceId: false,
                    serviceInstanceId: configuration["Worker:Instance"] ?? new WorkerOptions().Instance))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Own).AddMeter(RuntimeMeter)
                    .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = MostSeries })
                    .AddPrometheusExporter(prometheus =>
                    {
                        prometheus.ScrapeResponseCacheDurationMilliseconds = 1000;
                        // Each process has one scope; its name on every series says nothing.
                        prometheus.ScopeInfoEnabled = false;
                    });
                if (collector is not null)
                    metrics.AddOtlpExporter(otlp => Address(otlp, collector, "v1/metrics"));
            });
        if (collector is not null)
        {
            var ratio = double.TryParse(
                configuration["Telemetry:TraceRatio"], System.Globalization.CultureInfo.InvariantCulture, out var share) ? share : 1;
            telemetry.WithTracing(tracing => tracing
                .AddSource(Own)
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(Math.Clamp(ratio, 0, 1))))
                .AddOtlpExporter(otlp => Address(otlp, collector, "v1/traces")));
        }
    }

    public static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint(Path);

    private static void Address(OtlpExporterOptions otlp, Uri collector, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(collector, path);
        otlp.Headers = null;
    }
}
