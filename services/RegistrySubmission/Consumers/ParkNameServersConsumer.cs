using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order to park a domain, or its refusal.</summary>
internal sealed class ParkNameServersConsumer(ChangeDesk desk) : IConsumer<ParkNameServers>
{
    public Task Consume(ConsumeContext<ParkNameServers> context)
    {
        var command = context.Message;
        return desk.Take(
            new ChangeOrder(command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId,
                OperationKind.ParkNameServers, new Intent.Park(HostNames.Normal(command.ParkingNameServers))),
            DelegationRules.Judge(command.ParkingNameServers), domain => GlueRules.Judge(domain.Name, command.ParkingNameServers, null),
            context.CancellationToken);
    }
}
