using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the wish to look at the registry, or its refusal; the pump looks.</summary>
internal sealed class SynchroniseDomainConsumer(ChangeDesk desk) : IConsumer<SynchroniseDomain>
{
    public Task Consume(ConsumeContext<SynchroniseDomain> context)
    {
        var command = context.Message;
        return desk.Take(
            new ChangeOrder(command.Account, command.RequestId, command.IssuedAt, command.Actor, command.DomainId,
                OperationKind.Synchronise, new Intent.Synchronise()),
            [], context.CancellationToken);
    }
}
