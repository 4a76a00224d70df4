using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>Has the store sampled as long as the process runs.</summary>
internal sealed partial class SampleRounds(
    StoreSampler sampler,
    IOptions<TelemetryOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<SampleRounds> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SampleEvery, machineClock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Sample(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task Sample(CancellationToken cancellationToken)
    {
        try
        {
            await sampler.Sample(cancellationToken);
        }
#pragma warning disable CA1031 // Figures are no reason to stop a worker that does its work.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(EventId = 1501, Level = LogLevel.Error, Message = "The store could not be sampled, by a bug of ours")]
    private partial void LogFailed(Exception exception);
}
