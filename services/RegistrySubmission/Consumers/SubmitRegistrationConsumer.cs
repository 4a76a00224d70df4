using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores an order for a registration, or its refusal, and says so. The pump brings it to the registry.</summary>
internal sealed class SubmitRegistrationConsumer(
    OrderBook orders, EmailDesk emails, RegistrarPolicies policies, OrderTermsSource terms, TimeProvider clock)
    : IConsumer<SubmitRegistration>
{
    public async Task Consume(ConsumeContext<SubmitRegistration> context)
    {
        var command = context.Message;
        var id = OperationState.IdOf(command.Account, OperationKind.Register, command.OrderId);
        if (await orders.Repeat(id, RegistrationRules.HashOf(command), Conflict(command, id), context.CancellationToken))
            return;

        var (profile, unverified) = await emails.Find(command.Account, command.ProfileId, command.DomainName, context.CancellationToken);
        var codes = SignedCodes.Read(command.VerificationCodes);
        var (operation, broken) = RegistrationRules.Open(
            command, codes, profile?.Holder, policies, terms.Value, clock.GetUtcNow());
        IReadOnlyList<Reason> reasons = [.. broken, .. unverified];
        var refusal = RegistrationRules.Refused(
            command.Account, command.OrderId, command.DomainName, reasons, id, operation.AcceptedAt);

        await orders.Place(operation, reasons, refusal, Conflict(command, id), context.CancellationToken);
    }

    private BuildingBlocks.Messaging.Outbox.Announcement Conflict(SubmitRegistration command, string id) => RegistrationRules.Refused(
        command.Account, command.OrderId, command.DomainName, [Refusals.IdempotencyKeyConflict],
        $"{id}\n{RegistrationRules.HashOf(command)}", clock.GetUtcNow());
}
