using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order to take a domain into the record, or its refusal; the pump looks whether it is ours.</summary>
internal sealed class AdoptDomainConsumer(
    OrderBook orders, IRegistrants registrants, RegistrarPolicies policies, OrderTermsSource terms, TimeProvider clock)
    : IConsumer<AdoptDomain>
{
    public async Task Consume(ConsumeContext<AdoptDomain> context)
    {
        var command = context.Message;
        var id = OperationState.IdOf(command.Account, OperationKind.Adopt, command.OrderId);
        if (await orders.Repeat(id, AdoptionRules.HashOf(command), Conflict(command, id), context.CancellationToken))
            return;

        var profileIsKnown = command.ProfileId is null
            || await registrants.Describe(command.Account, command.ProfileId, context.CancellationToken) is not null;
        var (operation, reasons) = AdoptionRules.Open(command, profileIsKnown, policies, terms.Value, clock.GetUtcNow());
        var refusal = AdoptAct.Refused(command.Account, command.OrderId, command.DomainName, reasons, id, operation.AcceptedAt);
        await orders.Place(operation, reasons, refusal, Conflict(command, id), context.CancellationToken);
    }

    private Announcement Conflict(AdoptDomain command, string id) => AdoptAct.Refused(
        command.Account, command.OrderId, command.DomainName, [Refusals.IdempotencyKeyConflict],
        $"{id}\n{AdoptionRules.HashOf(command)}", clock.GetUtcNow());
}
