using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Writes a line when an answer about readiness differs from the one before, with the reasons.</summary>
internal sealed partial class ReadinessLog(ILogger<ReadinessLog> logger)
{
    private string? _last;

    public void Note(HealthReport report)
    {
        var reasons = string.Join("; ", report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => $"{entry.Key}: {entry.Value.Description}"));
        if (Interlocked.Exchange(ref _last, reasons) == reasons)
            return;
        if (reasons.Length == 0)
            LogReady();
        else
            LogUnready(reasons);
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Information, Message = "Ready")]
    private partial void LogReady();

    [LoggerMessage(EventId = 1402, Level = LogLevel.Warning, Message = "Not ready: {Reasons}")]
    private partial void LogUnready(string reasons);
}
