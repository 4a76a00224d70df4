using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the wish to bring a domain's contacts up to date at the registry, or its refusal.</summary>
internal sealed class RefreshContactsConsumer(ChangeDesk desk) : IConsumer<RefreshContacts>
{
    public Task Consume(ConsumeContext<RefreshContacts> context)
    {
        var command = context.Message;
        return desk.Take(
            new ChangeOrder(command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId,
                OperationKind.RefreshContacts, new Intent.Refresh()),
            [], context.CancellationToken);
    }
}
