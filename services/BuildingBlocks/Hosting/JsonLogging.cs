using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>One JSON object a line on standard output; <c>Logging__Level</c> says from which level on.</summary>
public static class JsonLogging
{
    /// <summary>Adds it.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        services.AddSerilog(logging => logging
            .MinimumLevel.Is(configuration.GetValue("Logging:Level", LogEventLevel.Information))
            // Their information is our noise: one line per connection and endpoint at best.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("MassTransit", LogEventLevel.Warning)
            // A returned or failed publish is told once, by who publishes.
            .MinimumLevel.Override("MassTransit.Messages", LogEventLevel.Fatal)
            .Enrich.FromLogContext()
            .WriteTo.Console(new CompactJsonFormatter()));
}
