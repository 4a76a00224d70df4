using Quartz;

namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>What Quartz runs: it wakes one sweep. It holds nothing and locks nothing, because the data decides what is due.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(SweepRunner runner) : IJob
{
    public const string SweepKey = "sweep";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await runner.Run(context.MergedJobDataMap.GetString(SweepKey)!, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: what was not handed on is still due.
        }
    }
}
