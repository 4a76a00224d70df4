using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.RealNameReview.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Takes due submissions to the provider, several at a time; one that goes wrong is its own affair.</summary>
internal sealed partial class SubmissionSweep(
    Documents<SubmissionState> submissions,
    SubmissionRun run,
    ProcessIdentity identity,
    IOptions<ReviewOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<SubmissionSweep> logger) : ISweep
{
    private const int PageSize = 50;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var due = await submissions.Due(SubmissionState.ProviderLane, machineClock.GetUtcNow(), PageSize, cancellationToken);
        foreach (var batch in due.Chunk(options.Value.Parallel))
            await Task.WhenAll(batch.Select(id => Take(id, cancellationToken)));
        return due.Count;
    }

    private async Task Take(string id, CancellationToken cancellationToken)
    {
        try
        {
            if (await submissions.Claim(id, identity.Owner, machineClock.GetUtcNow(), options.Value.Lease, cancellationToken) is not { } claimed)
                return;
            if (claimed.Claims > options.Value.MaxAttempts && !claimed.IsClosed)
                await run.Park(claimed, cancellationToken);
            else
                // Not the sweep's token: what is begun is brought to a stored end, within the adapter's own time limit.
                await run.Try(claimed, CancellationToken.None);
        }
        catch (TransientException exception)
        {
            // The claim runs out by itself; nothing was decided that is not stored.
            LogStoreAway(id, exception.Message);
        }
#pragma warning disable CA1031 // A bug in one submission must not stop the others: it is counted in the document by its claims, and parked at the limit.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, id);
        }
    }

    [LoggerMessage(EventId = 6111, Level = LogLevel.Warning, Message = "{Submission} waits for the store: {Detail}")]
    private partial void LogStoreAway(string submission, string detail);

    [LoggerMessage(EventId = 6112, Level = LogLevel.Error, Message = "{Submission} failed by a bug of ours; it is tried again when its claim has run out")]
    private partial void LogFailed(Exception exception, string submission);
}
