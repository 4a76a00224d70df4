using Microsoft.Extensions.Hosting;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Waits for the bus: what a background service says before it stands finds no queue.</summary>
public static class HostStart
{
    /// <summary>True once everything has started; false where the process is asked to stop before.</summary>
    public static async Task<bool> HasStarted(this IHostApplicationLifetime lifetime, CancellationToken stoppingToken)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var start = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var stop = stoppingToken.Register(() => started.TrySetResult(false));
        return await started.Task;
    }
}
