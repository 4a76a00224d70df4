using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.ExpiryReminders.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>
/// Hands the domains whose calendar is due to the desk, page by page. Each is claimed by one conditional write, so any number of replicas
/// may sweep at once and each domain is one replica's; a domain that goes wrong holds up no other.
/// </summary>
internal sealed partial class PlanSweep(
    Documents<PlanState> plans,
    PlanDesk desk,
    ProcessIdentity identity,
    IOptions<RemindersOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<PlanSweep> logger) : ISweep
{
    private const int PageSize = 200;
    private const int Pages = 10;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var found = 0;
        for (var page = 0; page < Pages; page++)
        {
            var due = await plans.DuePage(PlanState.CalendarLane, clock.GetUtcNow(), PageSize, cancellationToken);
            foreach (var batch in due.Chunk(options.Value.Parallel))
            {
                // Another replica is at these: a new page leads elsewhere.
                if (!(await Task.WhenAll(batch.Select(id => Take(id, cancellationToken)))).Contains(true))
                    break;
            }

            found += due.Count;
            if (due.Count < PageSize)
                return found;
        }

        LogBehind(found);
        return found;
    }

    private async Task<bool> Take(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await plans.Claim(id, identity.Owner, now, Lease, cancellationToken) is not { } plan)
            return false;
        using var span = WorkerTrace.Continue(plan, "look at calendar");
        var lostAt = machineClock.GetUtcNow() + Lease;
        try
        {
            await desk.Look(id, cancellationToken);
        }
        catch (TransientException exception)
        {
            // The claim runs out by itself; nothing was decided that is not stored.
            LogLater(id, lostAt, exception.Message);
        }
#pragma warning disable CA1031 // A domain that goes wrong by a bug of ours must not stop the calendars of the others.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, id);
            await desk.LookLater(id, cancellationToken);
        }

        return true;
    }

    [LoggerMessage(EventId = 5101, Level = LogLevel.Warning, Message = "The sweep is falling behind: {Found} domains were due at once")]
    private partial void LogBehind(int found);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Warning, Message = "The calendar of domain {Domain} waits until {Until}: {Detail}")]
    private partial void LogLater(string domain, DateTimeOffset until, string detail);

    [LoggerMessage(EventId = 5103, Level = LogLevel.Error, Message = "The calendar of domain {Domain} could not be looked at; it is tried again in an hour")]
    private partial void LogFailed(Exception exception, string domain);
}
