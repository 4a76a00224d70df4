using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>Goes to the ministry's counter, again and again: fetches, sends, asks. One of the replicas holds each turn.</summary>
internal sealed partial class MinistryPump(
    UploadRound uploads,
    DownloadRound downloads,
    FilingDesk filings,
    PumpBell bell,
    IHostApplicationLifetime lifetime,
    ILogger<MinistryPump> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.HasStarted(stoppingToken))
            return;

        bell.Ring(MiitSyncModule.WorkerName);
        IDisposable? stroke = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                stroke = await bell.Wait(MiitSyncModule.WorkerName, stroke, Look, stoppingToken);
                while (await Round(stoppingToken))
                {
                    // Until nothing more is due.
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }

        stroke?.Dispose();
    }

    private async Task<bool> Round(CancellationToken cancellationToken)
    {
        // Not the stopping token: what is begun at the counter is brought to a stored end, within the call's own time limit.
        var asked = await Try("filings", filings.Run);
        var fetched = await Try("downloads", downloads.Run);
        var sent = await Try("uploads", uploads.Run);
        return (asked || fetched || sent) && !cancellationToken.IsCancellationRequested;
    }

    private async Task<bool> Try(string what, Func<CancellationToken, Task<bool>> round)
    {
        try
        {
            return await round(CancellationToken.None);
        }
        catch (TransientException exception)
        {
            LogStoreAway(what, exception.Message);
        }
#pragma warning disable CA1031 // A bug in one kind of round must not end the others, nor the worker; the claim runs out by itself.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception, what);
        }

        return false;
    }

    [LoggerMessage(EventId = 5301, Level = LogLevel.Warning, Message = "The pump of the ministry cannot reach the store ({What}): {Detail}")]
    private partial void LogStoreAway(string what, string detail);

    [LoggerMessage(EventId = 5302, Level = LogLevel.Error, Message = "The pump of the ministry failed by a bug of ours ({What})")]
    private partial void LogFailed(Exception exception, string what);
}
