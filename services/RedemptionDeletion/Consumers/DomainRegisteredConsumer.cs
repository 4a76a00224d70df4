using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a domain that began its life.</summary>
internal sealed class DomainRegisteredConsumer(LifeDesk desk) : IConsumer<DomainRegistered>
{
    public Task Consume(ConsumeContext<DomainRegistered> context) =>
        desk.Hear(context.Message.Domain, context.CancellationToken);
}
