using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order to put a parked delegation back, or its refusal.</summary>
internal sealed class RestoreNameServersConsumer(ChangeDesk desk) : IConsumer<RestoreNameServers>
{
    public Task Consume(ConsumeContext<RestoreNameServers> context)
    {
        var command = context.Message;
        return desk.Take(
            new ChangeOrder(command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId,
                OperationKind.RestoreNameServers, new Intent.Unpark(command.SnapshotId)),
            [], context.CancellationToken);
    }
}
