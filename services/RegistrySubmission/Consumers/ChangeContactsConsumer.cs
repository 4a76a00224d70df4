using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order for other contacts, or its refusal.</summary>
internal sealed class ChangeContactsConsumer(ChangeDesk desk, ProfilesDesk profiles) : IConsumer<ChangeContacts>
{
    public async Task Consume(ConsumeContext<ChangeContacts> context)
    {
        var command = context.Message;
        var (wanted, objections, _) = await profiles.Find(
            command.Account, null, command.AdminProfileId, command.TechnicalProfileId, command.BillingProfileId, context.CancellationToken);
        string?[] said = [command.AdminProfileId, command.TechnicalProfileId, command.BillingProfileId];
        var order = new ChangeOrder(
            command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId, OperationKind.ChangeContacts, wanted)
        {
            Said = said,
        };
        await desk.Take(order, said.All(profile => profile is null) ? [Refusals.NothingToChange] : objections, context.CancellationToken);
    }
}
