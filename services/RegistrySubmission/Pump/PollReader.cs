using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>
/// Reads the message queue of one registry account while it is this replica's turn: stores each message, then acknowledges it, then has
/// it acted on. A process may die between any two of these: what is not acknowledged comes again, what is stored is due.
/// </summary>
internal sealed partial class PollReader(
    string registry,
    IPollQueue queue,
    SessionRoom room,
    NoticeInbox inbox,
    NoticeDesk desk,
    Documents<PollTurn> turns,
    PumpBell bell,
    ProcessIdentity identity,
    IOptions<PollOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<PollReader> logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // Messages are acted on in between, so that a long queue does not hold up the first ones.
    private const int Batch = 50;

    private DateTimeOffset _restUntil;
    private int _asked;

    /// <summary>Runs until it is told to stop.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var key = NoticeInbox.Lane(registry);
        bell.Ring(key);
        IDisposable? stroke = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                stroke = await bell.Wait(key, stroke, Look, cancellationToken);
                while (await Round(cancellationToken))
                {
                    // Until the queue is empty and nothing that was stored is due.
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }
    }

    private async Task<bool> Round(CancellationToken cancellationToken)
    {
        try
        {
            var read = machineClock.GetUtcNow() >= _restUntil && await room.Has(cancellationToken) && await TakeTurn(cancellationToken);
            return await desk.ActOnDue(registry, cancellationToken) || read;
        }
        catch (TransientException exception)
        {
            LogStoreAway(registry, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: what was not acknowledged comes again, what was stored is due.
        }
#pragma warning disable CA1031 // A bug in reading one message must not end the reading of the others, nor the worker.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception, registry);
        }

        return false;
    }

    /// <summary>Reads up to a batch, where nobody else does. True where more may wait.</summary>
    private async Task<bool> TakeTurn(CancellationToken cancellationToken)
    {
        if (await Claim(cancellationToken) is not { } turn)
        {
            _restUntil = machineClock.GetUtcNow() + options.Value.Every;
            return false;
        }

        for (var taken = 0; taken < Batch && machineClock.GetUtcNow() < turn.ClaimedUntil; taken++)
        {
            switch (await queue.Oldest(NextTransactionId(), cancellationToken))
            {
                case PollAnswer.Empty:
                    return await End(turn, options.Value.Every, failures: 0, cancellationToken);
                case PollAnswer.NoAnswer none:
                    LogNoAnswer(registry, none.Detail);
                    return await Fail(turn, cancellationToken);
                case PollAnswer.Message message:
                    await inbox.Store(registry, message.Notice, cancellationToken);
                    if (!await queue.Acknowledge(message.Notice.MessageId, NextTransactionId(), cancellationToken))
                        return await Fail(turn, cancellationToken);
                    break;
            }
        }

        await End(turn, TimeSpan.Zero, failures: 0, cancellationToken);
        return true;
    }

    private async Task<PollTurn?> Claim(CancellationToken cancellationToken)
    {
        var now = machineClock.GetUtcNow();
        if (await turns.Find(registry, cancellationToken) is null)
            await turns.Insert(new PollTurn { Id = registry, Lane = registry, Due = now }, [], cancellationToken);
        return await turns.Claim(registry, identity.Owner, now, options.Value.Lease, cancellationToken);
    }

    private Task<bool> Fail(PollTurn turn, CancellationToken cancellationToken) => End(
        turn, BackOff.After(turn.Failures, TimeSpan.FromSeconds(1), options.Value.LongestPause), turn.Failures + 1, cancellationToken);

    /// <summary>Gives the turn back, due again after a while. A holder that came late changes nothing.</summary>
    private async Task<bool> End(PollTurn turn, TimeSpan rest, int failures, CancellationToken cancellationToken)
    {
        _restUntil = machineClock.GetUtcNow() + rest;
        var ended = turn with { Due = _restUntil, Failures = failures, ClaimedUntil = null, ClaimedBy = null, Claims = 0 };
        await turns.Save(ended, cancellationToken);
        return false;
    }

    private string NextTransactionId() => OperationIds.ClientTransactionId($"poll\n{identity.Owner}\n{registry}", ++_asked);

    [LoggerMessage(EventId = 2301, Level = LogLevel.Warning, Message = "The message queue of {Registry} cannot be read: {Detail}")]
    private partial void LogNoAnswer(string registry, string detail);

    [LoggerMessage(EventId = 2302, Level = LogLevel.Warning, Message = "The reader of {Registry}'s messages cannot reach the store: {Detail}")]
    private partial void LogStoreAway(string registry, string detail);

    [LoggerMessage(EventId = 2303, Level = LogLevel.Error, Message = "The reader of {Registry}'s messages failed by a bug of ours")]
    private partial void LogFailed(Exception exception, string registry);
}
