using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores what a person decided about an operation, or says why it does not count. The pump asks the registry and carries it out.</summary>
internal sealed class DecideOperationConsumer(
    Documents<OperationState> operations,
    Documents<DomainState> domains,
    DecisionDesk desk,
    IOptions<MessagingOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IConsumer<DecideOperation>
{
    public async Task Consume(ConsumeContext<DecideOperation> context)
    {
        var command = context.Message;
        var operation = await operations.Find(OperationState.IdOf(command.Account, command.Kind, command.OrderId), context.CancellationToken);
        var domain = operation is null ? null : await domains.Find(operation.DomainId, context.CancellationToken);
        var (now, machineNow) = (clock.GetUtcNow(), machineClock.GetUtcNow());

        switch (DecisionRules.Take(operation, domain, command, options.Value.MaxAge, now, machineNow))
        {
            case Intake.Refuse refuse:
                await operations.Say([DecisionEvents.Refused(command, refuse.Reason, now)], context.CancellationToken);
                break;
            case Intake.Repeat repeat:
                await operations.Say([DecisionEvents.Decided(operation!, repeat.Decision)], context.CancellationToken);
                break;
            case var _ when operation!.ClaimedUntil >= machineNow:
                // Whoever asks the registry about it just now may learn what makes the decision needless.
                throw new TransientException($"Operation {operation.Id} is being worked on.");
            case Intake.Take take:
                await desk.Take(operation!, take, context.CancellationToken);
                break;
            case Intake.End end:
                await desk.End(end, context.CancellationToken);
                break;
        }
    }
}
