using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>What Quartz runs: it wakes one sweep. It holds nothing and locks nothing, because the data decides what is due.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SweepJob(IServiceProvider services, WorkInHand work, ILogger<SweepJob> logger) : IJob
{
    public const string SweepKey = "sweep";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var key = context.MergedJobDataMap.GetString(SweepKey)!;
        using var sweeping = work.Begin("sweeps");
        try
        {
            await services.GetRequiredKeyedService<ISweep>(key).Run(cancellationToken);
        }
        catch (TransientException exception)
        {
            // The next firing looks again; nothing is kept here that could be lost.
            LogLater(key, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: what was not handed on is still due.
        }
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "Sweep {Sweep} stops for now: {Detail}")]
    private partial void LogLater(string sweep, string detail);
}
