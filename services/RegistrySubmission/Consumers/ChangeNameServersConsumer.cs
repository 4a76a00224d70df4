using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order for another delegation, or its refusal.</summary>
internal sealed class ChangeNameServersConsumer(ChangeDesk desk) : IConsumer<ChangeNameServers>
{
    public Task Consume(ConsumeContext<ChangeNameServers> context)
    {
        var command = context.Message;
        var wanted = new Intent.Delegate(HostNames.Normal(command.NameServers), command.DelegationSigners)
        {
            Glue = GlueRules.Normal(command.Glue),
        };
        return desk.Take(
            new ChangeOrder(command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId,
                OperationKind.ChangeNameServers, wanted),
            DelegationRules.Judge(command.NameServers), domain => GlueRules.Judge(domain.Name, command.NameServers, command.Glue),
            context.CancellationToken);
    }
}
