using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a domain that was there before us.</summary>
internal sealed class DomainAnnouncedConsumer(LifeDesk desk) : IConsumer<DomainAnnounced>
{
    public Task Consume(ConsumeContext<DomainAnnounced> context) =>
        desk.Hear(context.Message.Domain, context.CancellationToken);
}
