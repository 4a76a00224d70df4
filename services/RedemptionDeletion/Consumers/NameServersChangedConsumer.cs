using DomainWorkers.Contracts.Delegation;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of the record after a change of the delegation.</summary>
internal sealed class NameServersChangedConsumer(LifeDesk desk) : IConsumer<NameServersChanged>
{
    public Task Consume(ConsumeContext<NameServersChanged> context) =>
        desk.Hear(context.Message.Domain, context.CancellationToken);
}
