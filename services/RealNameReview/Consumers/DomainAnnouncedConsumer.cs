using DomainWorkers.Contracts.Domains;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Takes note of a domain as it is.</summary>
internal sealed class DomainAnnouncedConsumer(DomainDesk desk) : IConsumer<DomainAnnounced>
{
    public Task Consume(ConsumeContext<DomainAnnounced> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
