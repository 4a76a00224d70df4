using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores what a person decided about an operation, or says why it does not count. The pump asks the registry and carries it out.</summary>
internal sealed class DecideOperationConsumer(
    Documents<OperationState> operations, Documents<DomainState> domains, DecisionDesk desk, TimeProvider clock) : IConsumer<DecideOperation>
{
    public async Task Consume(ConsumeContext<DecideOperation> context)
    {
        var command = context.Message;
        var operation = await operations.Find(OperationState.IdOf(command.Account, command.Kind, command.OrderId), context.CancellationToken);
        var domain = operation is null ? null : await domains.Find(operation.DomainId, context.CancellationToken);
        var now = clock.GetUtcNow();

        switch (desk.Judge(operation, domain, command, now))
        {
            case Intake.Refuse refuse:
                await operations.Say([DecisionEvents.Refused(command, refuse.Reason, now)], context.CancellationToken);
                break;
            case Intake.Repeat repeat:
                await operations.Say([DecisionEvents.Decided(operation!, repeat.Decision)], context.CancellationToken);
                break;
            case Intake.Take take:
                await desk.Take(operation!, take, context.CancellationToken);
                break;
            case Intake.End end:
                await desk.End(operation!, end, context.CancellationToken);
                break;
        }
    }
}
