using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>
/// Looks at the domains whose clock is due, and at the domains of addresses that changed. Both only look: what is to be done follows from
/// the documents, so any number of replicas may look at once, and one domain that goes wrong holds up no other.
/// </summary>
internal sealed partial class DeadlineSweep(
    Documents<DomainState> domains,
    DomainDesk desk,
    ConcernedSpread spread,
    ProcessIdentity identity,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<DeadlineSweep> logger) : ISweep
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
#pragma warning disable CA1031 // A domain that goes wrong (a registrant's data that does not open, a bug of ours) must not stop the clocks of the others.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, id);
            await desk.LookLater(id, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Error, Message = "The clock of domain {Domain} could not be looked at; it is tried again in an hour")]
    private partial void LogFailed(Exception exception, string domain);
}
