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

/// <summary>Takes requests with files that are due, several at a time; one that goes wrong is its own affair.</summary>
internal sealed partial class MaterialSweep(
    Documents<MaterialState> materials,
    MaterialRun run,
    ProcessIdentity identity,
    IOptions<ReviewOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<MaterialSweep> logger) : ISweep
{
    private const int PageSize = 50;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var due = await materials.Due(MaterialState.FetchLane, machineClock.GetUtcNow(), PageSize, cancellationToken);
        foreach (var batch in due.Chunk(options.Value.Parallel))
            await Task.WhenAll(batch.Select(id => Take(id, cancellationToken)));
        return due.Count;
    }

    private async Task Take(string id, CancellationToken cancellationToken)
    {
        try
        {
            if (await materials.Claim(id, identity.Owner, machineClock.GetUtcNow(), options.Value.Lease, cancellationToken) is not { } claimed)
                return;
            if (claimed.Claims > options.Value.MaxAttempts)
                await run.Park(claimed, cancellationToken);
            else
                await run.Try(claimed, cancellationToken);
        }
        catch (TransientException exception)
        {
            // The claim runs out by itself; nothing was decided that is not stored.
            LogStoreAway(id, exception.Message);
        }
#pragma warning disable CA1031 // A bug in one request must not stop the others: it is counted in the document by its claims, and parked at the limit.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, id);
        }
    }

    [LoggerMessage(EventId = 6311, Level = LogLevel.Warning, Message = "{Material} waits for the store: {Detail}")]
    private partial void LogStoreAway(string material, string detail);

    [LoggerMessage(EventId = 6312, Level = LogLevel.Error, Message = "{Material} failed by a bug of ours; it is tried again when its claim has run out")]
    private partial void LogFailed(Exception exception, string material);
}
