using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores an order for a renewal, or its refusal, and says so. The pump brings it to the registry.</summary>
internal sealed class RenewDomainConsumer(
    OrderBook orders, Documents<DomainState> domains, RegistrarPolicies policies, OrderTermsSource terms, TimeProvider clock)
    : IConsumer<RenewDomain>
{
    public async Task Consume(ConsumeContext<RenewDomain> context)
    {
        var command = context.Message;
        var id = OperationState.IdOf(command.Account, OperationKind.Renew, command.OrderId);
        if (await orders.Repeat(id, RenewalRules.HashOf(command), Conflict(command, id), context.CancellationToken))
            return;

        var domain = await domains.Find(command.DomainId, context.CancellationToken);
        var (operation, reasons) = RenewalRules.Open(
            command, domain, policies, terms.Value, clock.GetUtcNow());
        var refusal = RenewalRules.Refused(
            command.Account, command.OrderId, command.DomainId, reasons, id, operation.AcceptedAt);

        await orders.Place(operation, reasons, refusal, Conflict(command, id), context.CancellationToken);
    }

    private Announcement Conflict(RenewDomain command, string id) => RenewalRules.Refused(
        command.Account, command.OrderId, command.DomainId, [Refusals.IdempotencyKeyConflict],
        $"{id}\n{RenewalRules.HashOf(command)}", clock.GetUtcNow());
}
