using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a domain that came to us.</summary>
internal sealed class DomainTransferredInConsumer(LifeDesk desk) : IConsumer<DomainTransferredIn>
{
    public Task Consume(ConsumeContext<DomainTransferredIn> context) =>
        desk.Hear(context.Message.Domain, context.CancellationToken);
}
