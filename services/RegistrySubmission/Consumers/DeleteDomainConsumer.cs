using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order for a deletion, or its refusal.</summary>
internal sealed class DeleteDomainConsumer(ChangeDesk desk) : IConsumer<DeleteDomain>
{
    public Task Consume(ConsumeContext<DeleteDomain> context)
    {
        var command = context.Message;
        return desk.Take(
            new ChangeOrder(command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId,
                OperationKind.Delete, new Intent.Delete(new DecidedOn(command.DomainVersion, command.ExpiresAt, command.PaidUntil))
                {
                    ValidUntil = command.ValidUntil,
                }),
            [], context.CancellationToken);
    }
}
