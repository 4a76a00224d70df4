using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a domain that was restored.</summary>
internal sealed class DomainRestoredConsumer(LifeDesk desk) : IConsumer<DomainRestored>
{
    public Task Consume(ConsumeContext<DomainRestored> context) =>
        desk.Hear(context.Message.Domain, context.CancellationToken);
}
