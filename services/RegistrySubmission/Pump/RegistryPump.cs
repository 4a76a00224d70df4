using System.Collections.Concurrent;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>
/// Takes the due operations of one registry account to the registry, doubts first, as many at a time as it has sessions. A registry that
/// is away or out of credit stops this pump and nothing else.
/// </summary>
internal sealed partial class RegistryPump(
    string registry,
    int width,
    OperationRun run,
    OperationDesk desk,
    Documents<OperationState> operations,
    PumpBell bell,
    ProcessIdentity identity,
    IOptions<PumpOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<RegistryPump> logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Task> _inHand = new();
    private readonly Lock _pauseLock = new();
    private DateTimeOffset _pausedUntil;
    private Hindrance? _hindrance;
    private int _pauses;

    /// <summary>Runs until it is told to stop, then waits for what is in hand.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var started = await StartDue(cancellationToken);
                if (started == 0)
                    await bell.Wait(registry, Look, cancellationToken);
                else if (_inHand.Count >= width)
                    await Task.WhenAny(_inHand.Values);
            }
            catch (TransientException exception)
            {
                LogStoreAway(registry, exception.Message);
                await Task.Delay(Look, machineClock, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        await Task.WhenAll(_inHand.Values);
    }

    private async Task<int> StartDue(CancellationToken cancellationToken)
    {
        var now = machineClock.GetUtcNow();
        var paused = now < _pausedUntil;
        if (paused)
            await TellWaiting(now, cancellationToken);

        // Whoever died may have sent it: such a doubt stands in its old lane and must not wait for the others there.
        var started = paused ? 0 : StartAll(await operations.Abandoned(Lanes.Of(registry), width + _inHand.Count, cancellationToken));
        foreach (var lane in Lanes.Of(registry))
        {
            // Without credit a question can still be asked; a registry that does not answer is left alone.
            if (paused && !(_hindrance == Hindrance.Credit && lane == Lanes.Settling(registry)))
                continue;

            var free = width - _inHand.Count;
            if (free <= 0)
                break;
            // Those in hand are claimed; asking for a few more than free finds work behind ones that another replica just took.
            started += StartAll(await operations.Due(lane, now, free + _inHand.Count, cancellationToken));
        }

        return started;
    }

    private int StartAll(IEnumerable<string> due)
    {
        var started = 0;
        foreach (var id in due)
        {
            if (_inHand.Count >= width)
                break;
            if (Start(id))
                started++;
        }

        return started;
    }

    private bool Start(string id)
    {
        var gate = new TaskCompletionSource();
        if (!_inHand.TryAdd(id, gate.Task))
            return false;

        _ = Task.Run(async () =>
        {
            try
            {
                // Not the pump's token: what is begun is brought to a stored end, within the command's own time limit.
                await Take(id, CancellationToken.None);
            }
            finally
            {
                _inHand.TryRemove(id, out _);
                gate.SetResult();
                bell.Ring(registry);
            }
        });
        return true;
    }

    private async Task Take(string id, CancellationToken cancellationToken)
    {
        OperationState? operation = null;
        try
        {
            operation = await operations.Claim(id, identity.Owner, machineClock.GetUtcNow(), options.Value.Lease, cancellationToken);
            if (operation is null)
                return;
            if (operation.Claims > options.Value.MaxAttempts)
            {
                await desk.Park(operation, $"{options.Value.MaxAttempts} tries in a row ended without an outcome.", cancellationToken);
                return;
            }

            Remember(await run.Step(operation, cancellationToken));
        }
        catch (TransientException exception)
        {
            // The claim runs out by itself; nothing was decided that is not stored.
            LogStoreAway(registry, exception.Message);
        }
#pragma warning disable CA1031 // A bug in one operation must not stop the others: it is logged, counted in the document, and parked at the limit.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception, id, operation?.Claims ?? 0);
            if (operation is not null)
                await Failed(operation, cancellationToken);
        }
    }

    private async Task Failed(OperationState operation, CancellationToken cancellationToken)
    {
        try
        {
            await desk.Failed(operation, cancellationToken);
        }
        catch (TransientException exception)
        {
            LogStoreAway(registry, exception.Message);
        }
    }

    private void Remember(Hindrance? hindrance)
    {
        var now = machineClock.GetUtcNow();
        lock (_pauseLock)
        {
            if (hindrance is null)
            {
                if (_pausedUntil <= now)
                    _pauses = 0;
                return;
            }

            // Several in hand fail for one reason: that is one pause.
            if (_pausedUntil > now)
                return;
            _hindrance = hindrance;
            _pausedUntil = now + BackOff.After(_pauses++, TimeSpan.FromSeconds(1), options.Value.LongestPause);
        }

        LogPaused(registry, hindrance.Value, _pausedUntil - now);
    }

    /// <summary>Orders that come while the pump rests are told what they wait for, a page at a time.</summary>
    private async Task TellWaiting(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var lane in Lanes.Of(registry).Skip(1))
        {
            foreach (var id in await operations.Due(lane, now, 50, cancellationToken))
            {
                if (await operations.Claim(id, identity.Owner, now, options.Value.Lease, cancellationToken) is { } operation)
                    await desk.Delay(operation, _hindrance!.Value, cancellationToken);
            }
        }
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Pump of {Registry} rests for {Pause}: {Hindrance}")]
    private partial void LogPaused(string registry, Hindrance hindrance, TimeSpan pause);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "Pump of {Registry} cannot reach the store: {Detail}")]
    private partial void LogStoreAway(string registry, string detail);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "Operation {Operation} failed by a bug of ours, claimed {Claims} times in a row")]
    private partial void LogFailed(Exception exception, string operation, int claims);
}
