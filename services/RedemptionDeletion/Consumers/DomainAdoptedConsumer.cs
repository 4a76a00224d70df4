using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a domain that was taken into the record.</summary>
internal sealed class DomainAdoptedConsumer(LifeDesk desk) : IConsumer<DomainAdopted>
{
    public Task Consume(ConsumeContext<DomainAdopted> context) =>
        desk.Hear(context.Message.Domain, context.CancellationToken);
}
