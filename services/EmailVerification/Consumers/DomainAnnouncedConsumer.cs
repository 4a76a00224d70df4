using DomainWorkers.Contracts.Domains;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Takes note of a domain as it is, so that a worker that came later, or lost its database, knows all of them.</summary>
internal sealed class DomainAnnouncedConsumer(DomainDesk desk) : IConsumer<DomainAnnounced>
{
    public Task Consume(ConsumeContext<DomainAnnounced> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
