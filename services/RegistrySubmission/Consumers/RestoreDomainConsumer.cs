using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order for a restore, or its refusal.</summary>
internal sealed class RestoreDomainConsumer(ChangeDesk desk) : IConsumer<RestoreDomain>
{
    public Task Consume(ConsumeContext<RestoreDomain> context)
    {
        var command = context.Message;
        return desk.Take(
            new ChangeOrder(command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId,
                OperationKind.Restore, new Intent.Restore(new DecidedOn(command.DomainVersion, command.ExpiresAt, command.PaidUntil), command.Because)),
            [], context.CancellationToken);
    }
}
