using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Writes down what a person decided, in one write with the answer. Who comes second looks again.</summary>
internal sealed partial class DecisionDesk(
    Documents<OperationState> operations,
    RegistryActs acts,
    PumpBell bell,
    IOptions<MessagingOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<DecisionDesk> logger)
{
    public Intake Judge(OperationState? operation, DomainState? domain, DecideOperation command, DateTimeOffset now) =>
        DecisionRules.Take(operation, domain, command, options.Value.MaxAge, now, machineClock.GetUtcNow());

    /// <summary>It is carried out by asking the registry, at once.</summary>
    /// <exception cref="TransientException">Somebody else works on it, or wrote in between.</exception>
    public async Task Take(OperationState before, Intake.Take take, CancellationToken cancellationToken)
    {
        RequireRest(before);
        Announcement[] say =
        [
            DecisionEvents.Decided(take.Operation, take.Decision),
            .. before.Progress == take.Operation.Progress ? [] : acts.Progress(take.Operation, clock.GetUtcNow()),
        ];
        if (await operations.Save(take.Operation, say, cancellationToken) is null)
            throw new TransientException($"Operation {before.Id} changed meanwhile.");
        LogDecided(before.Id, take.Decision.Decision, take.Decision.By);
        bell.Ring(before.Registry!);
    }

    /// <summary>Nothing ever reached the registry: the operation ends, not done.</summary>
    /// <exception cref="TransientException">Somebody else works on it, or wrote in between.</exception>
    public async Task End(OperationState before, Intake.End end, CancellationToken cancellationToken)
    {
        RequireRest(before);
        var now = clock.GetUtcNow();
        var answer = operations.Write(acts.Refusal(end.Operation, [Refusals.DecidedNotDone], now));
        var ended = end.Operation with
        {
            Progress = OperationProgress.Refused,
            Outcome = new Outcome { Progress = OperationProgress.Refused, At = now, Reasons = [Refusals.DecidedNotDone], Answer = answer },
            ParkedBecause = null,
            ClaimedUntil = null,
            ClaimedBy = null,
            Claims = 0,
            Due = null,
            Lane = null,
        };
        if (await operations.Save(ended, [answer, operations.Write(DecisionEvents.Decided(ended, end.Decision))], cancellationToken) is null)
            throw new TransientException($"Operation {ended.Id} changed meanwhile.");
        LogDecided(ended.Id, end.Decision.Decision, end.Decision.By);
    }

    /// <summary>Whoever asks the registry about it just now may learn what makes the decision needless.</summary>
    private void RequireRest(OperationState operation)
    {
        if (operation.ClaimedUntil >= machineClock.GetUtcNow())
            throw new TransientException($"Operation {operation.Id} is being worked on.");
    }

    [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "Operation {Operation} was decided {Decision} by {By}")]
    private partial void LogDecided(string operation, OperationDecision decision, string by);
}
