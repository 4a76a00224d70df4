using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Registration;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order for another holder, or its refusal.</summary>
internal sealed class ChangeRegistrantConsumer(ChangeDesk desk, ProfilesDesk profiles) : IConsumer<ChangeRegistrant>
{
    public async Task Consume(ConsumeContext<ChangeRegistrant> context)
    {
        var command = context.Message;
        var (wanted, objections, holder) = await profiles.Find(
            command.Account, command.ProfileId, command.AdminProfileId, command.TechnicalProfileId, command.BillingProfileId,
            context.CancellationToken);
        var order = new ChangeOrder(
            command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId, OperationKind.ChangeRegistrant, wanted)
        {
            Said = [command.ProfileId, command.AdminProfileId, command.TechnicalProfileId, command.BillingProfileId],
        };
        await desk.Take(
            order, objections, domain => holder is null ? [] : profiles.Eligibility(domain, holder), context.CancellationToken);
    }
}
