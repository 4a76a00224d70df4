using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole.Decisions;

/// <summary>Sends a person's decision to the worker as a command, and waits for what becomes of it. It writes nothing itself.</summary>
internal sealed class Decider(Session session, IUndecided undecided, TimeSpan patience)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Answers = [MessageAddress.Exchange(typeof(OperationDecided)), MessageAddress.Exchange(typeof(DecisionRefused))];

    /// <summary>
    /// The command. Its id follows from the case, what was decided before and what is decided now: sent twice, it is one decision.
    /// </summary>
    public DecideOperation Command(UndecidedCase found, OperationDecision decision, string because) => new()
    {
        Account = found.Account,
        RequestId = "dw-" + Text32.Of(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{found.Id}\n{found.Decisions.Count}\n{found.LastTry}\n{decision}\n{session.Operator}\n{because}")), 26),
        IssuedAt = session.Clock.GetUtcNow(),
        OrderId = found.OrderId,
        Kind = Enum.Parse<OperationKind>(found.Kind, ignoreCase: true),
        Decision = decision,
        ClientTransactionId = found.LastTry,
        DecidedBy = session.Operator,
        Because = because,
    };

    public async Task<DecisionResult> Send(UndecidedCase found, DecideOperation command, CancellationToken cancellationToken)
    {
        var broker = await session.Broker(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var heard = await broker.Listen(Answers, command.Account, limit.Token);
        var exchange = MessageAddress.Exchange(typeof(DecideOperation));
        var letter = new Letter(
            exchange, command.Account, JsonSerializer.SerializeToUtf8Bytes(command, MessageSerialization.Options),
            Outgoing.IdOf(exchange, $"{command.Account}\n{command.RequestId}"), "application/json");
        switch (await broker.Publish(letter, cancellationToken))
        {
            case Taken.Refused refused:
                throw new RefusedException($"The broker did not take the decision: {refused.Because}.");
            case Taken.Unknown unknown:
                return new(DecisionStage.NotKnown, $"the broker's word did not come: {unknown.Because}", found);
            case Taken.Confirmed:
                return await Follow(found, command, heard, limit.Token, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Whatever comes first: a refusal, the end of the operation, or the end of patience.</summary>
    private async Task<DecisionResult> Follow(
        UndecidedCase found, DecideOperation command, IAsyncEnumerable<Said> heard, CancellationToken limit, CancellationToken cancellationToken)
    {
        var taken = false;
        string? refused = null;
        var listening = Task.Run(async () =>
        {
            await foreach (var said in heard)
            {
                if (!said.Body.TryGetProperty("requestId", out var id) || id.GetString() != command.RequestId)
                    continue;
                if (said.Exchange == Answers[0])
                    taken = true;
                else
                {
                    // In the words that the operation is parked with, whichever of the two is seen first.
                    refused = string.Join(" ", said.Body.GetProperty("reasons").EnumerateArray()
                        .Select(reason => $"{reason.GetProperty("code").GetString()}: {reason.GetProperty("english").GetString()}"));
                }
            }
        }, cancellationToken);

        var now = found;
        try
        {
            while (true)
            {
                now = await undecided.Find(found.Id, cancellationToken) ?? now;
                taken |= now.Decisions.Any(decision => decision.RequestId == command.RequestId);
                if (refused is not null)
                    return new(now.Settled ? DecisionStage.Overruled : DecisionStage.Refused, refused, now);
                if (taken && (now.Settled || now.Because is not null))
                    return now.Settled ? new(DecisionStage.Settled, null, now) : new(DecisionStage.Refused, now.Because, now);
                await Task.WhenAny(Task.Delay(Look, TimeProvider.System, limit), listening);
                limit.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(taken ? DecisionStage.Taken : DecisionStage.NotKnown, null, now);
        }
        finally
        {
            // Ends with the limit; nobody waits for it any more.
            _ = listening.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}

/// <summary>How far a decision came.</summary>
internal enum DecisionStage
{
    /// <summary>Nobody asked for it to be sent.</summary>
    DryRun,

    /// <summary>The operation has ended.</summary>
    Settled,

    /// <summary>The operation has ended, by what the registry proves and not by the decision.</summary>
    Overruled,

    /// <summary>The worker has it and is carrying it out.</summary>
    Taken,

    /// <summary>It does not count, or the registry shows something else.</summary>
    Refused,

    /// <summary>No answer came in time: look again; sending it again does not decide twice.</summary>
    NotKnown,
}

/// <summary>What became of a decision.</summary>
internal sealed record DecisionResult(DecisionStage Stage, string? Because, UndecidedCase Case);
