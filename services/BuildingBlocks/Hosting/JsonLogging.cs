using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>One JSON object a line on standard output; <c>Logging__Level</c> says from which level on.</summary>
public static class JsonLogging
{
    private const string Key = "Logging:Level";

    /// <summary>Adds it.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        AddSettings(services, configuration);
        services.AddSerilog(logging => logging
            .MinimumLevel.Is(Level(configuration) ?? LogEventLevel.Information)
            // Their information is our noise: one line per connection and endpoint at best.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("MassTransit", LogEventLevel.Warning)
            // A returned or failed publish is told once, by who publishes.
            .MinimumLevel.Override("MassTransit.Messages", LogEventLevel.Fatal)
            // Told to whoever asks, each time; ReadinessLog writes when it changes.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .Enrich.FromLogContext()
            .WriteTo.Console(new CompactJsonFormatter()));
    }

    /// <summary>Only the check of its settings.</summary>
    internal static void AddSettings(IServiceCollection services, IConfiguration configuration) => services.AddOptions<LogSettings>()
        .Validate(_ => configuration[Key] is null || Level(configuration) is not null,
            $"{SettingsForm.Name(Key)} must be one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}.")
        .ValidateOnStart();

    private static LogEventLevel? Level(IConfiguration configuration) =>
        Enum.TryParse<LogEventLevel>(configuration[Key], ignoreCase: true, out var level) && Enum.IsDefined(level) ? level : null;

    /// <summary>Stands for the section, which the framework's own settings share.</summary>
    private sealed class LogSettings;
}
