using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.RealNameReview.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Looks at domains whose time has come, and at those of profiles that changed. Both only look, so any number of replicas may.</summary>
internal sealed partial class DomainSweep(
    Documents<DomainState> domains,
    DomainDesk desk,
    ProfileSpread spread,
    ProcessIdentity identity,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<DomainSweep> logger) : ISweep
{
    private const int PageSize = 200;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var due = await domains.DuePage(DomainState.ClockLane, clock.GetUtcNow(), PageSize, cancellationToken);
        foreach (var id in due)
            await Look(id, cancellationToken);
        return due.Count + await spread.Run(identity.Owner, machineClock.GetUtcNow(), id => Look(id, cancellationToken), cancellationToken);
    }

    private async Task Look(string id, CancellationToken cancellationToken)
    {
        try
        {
            await desk.Look(id, cancellationToken);
        }
        catch (TransientException)
        {
            throw;
        }
#pragma warning disable CA1031 // A domain that goes wrong must not stop the clocks of the others.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, id);
            await desk.LookLater(id, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 6211, Level = LogLevel.Error, Message = "Domain {Domain} could not be looked at; it is tried again in an hour")]
    private partial void LogFailed(Exception exception, string domain);
}
