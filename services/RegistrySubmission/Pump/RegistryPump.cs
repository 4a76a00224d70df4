using System.Collections.Concurrent;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Adapters;
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
    SessionRoom room,
    OperationRun run,
    OperationDesk desk,
    Documents<OperationState> operations,
    PumpBell bell,
    WorkInHand work,
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
        IDisposable? stroke = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                stroke = await bell.Wait(registry, stroke, Look, cancellationToken);
                while (await HandOn(cancellationToken) > 0)
                {
                    // Until nothing more is due, or every session has its work; each that ends rings again.
                }
            }
            catch (TransientException exception)
            {
                LogStoreAway(registry, exception.Message);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        await Task.WhenAll(_inHand.Values);
        stroke?.Dispose();
    }

    /// <summary>Looks at every lane once: starts what may be started, and moves what has to wait for the end of a rest.</summary>
    private async Task<int> HandOn(CancellationToken cancellationToken)
    {
        var now = machineClock.GetUtcNow();
        var rest = Rest(now);
        // Whoever died may have sent it: such a doubt stands in its old lane and must not wait for the others there.
        var started = rest is null
            ? await StartAll(await operations.Abandoned(Lanes.Of(registry), width + _inHand.Count, cancellationToken), cancellationToken)
            : 0;
        foreach (var lane in Lanes.Of(registry))
        {
            // Without credit a question can still be asked; a registry that does not answer is left alone.
            if (rest is { } resting && !(resting.Because == Hindrance.Credit && lane == Lanes.Settling(registry)))
            {
                started += await TellWaiting(lane, now, resting, cancellationToken);
                continue;
            }

            var free = width - _inHand.Count;
            if (free <= 0)
                break;
            // Those in hand are claimed; asking for a few more than free finds work behind ones that another replica just took.
            started += await StartAll(await operations.Due(lane, now, free + _inHand.Count, cancellationToken), cancellationToken);
        }

        return started;
    }

    private async Task<int> StartAll(IReadOnlyCollection<string> due, CancellationToken cancellationToken)
    {
        // Who has something in hand has a session, or is about to learn why not.
        if (due.Count == 0 || (_inHand.IsEmpty && !await room.Has(cancellationToken)))
            return 0;

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

        var inHand = work.Begin("operations");
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
                inHand.Dispose();
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
            using var span = WorkerTrace.Continue(operation, "operation");
            if (operation.Claims > options.Value.MaxAttempts)
            {
                await run.GiveUp(operation, $"{options.Value.MaxAttempts} tries in a row ended without an outcome.", cancellationToken);
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

    private (DateTimeOffset Until, Hindrance Because)? Rest(DateTimeOffset now)
    {
        lock (_pauseLock)
            return now < _pausedUntil ? (_pausedUntil, _hindrance!.Value) : null;
    }

    /// <summary>What falls due while the pump rests is told what it waits for, a page at a time, and is due again when the rest is over.</summary>
    private async Task<int> TellWaiting(
        string lane, DateTimeOffset now, (DateTimeOffset Until, Hindrance Because) rest, CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var id in await operations.Due(lane, now, 50, cancellationToken))
        {
            if (_inHand.ContainsKey(id)
                || await operations.Claim(id, identity.Owner, now, options.Value.Lease, cancellationToken) is not { } operation)
                continue;
            await desk.WaitForEndOfRest(operation, rest.Because, rest.Until, cancellationToken);
            told++;
        }

        return told;
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Pump of {Registry} rests for {Pause}: {Hindrance}")]
    private partial void LogPaused(string registry, Hindrance hindrance, TimeSpan pause);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "Pump of {Registry} cannot reach the store: {Detail}")]
    private partial void LogStoreAway(string registry, string detail);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "Operation {Operation} failed by a bug of ours, claimed {Claims} times in a row")]
    private partial void LogFailed(Exception exception, string operation, int claims);
}
