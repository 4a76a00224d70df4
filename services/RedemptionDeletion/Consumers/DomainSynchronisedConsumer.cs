using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of what the registry shows; a look that something waited for is decided on.</summary>
internal sealed class DomainSynchronisedConsumer(LifeDesk desk, LifeTerms terms) : IConsumer<DomainSynchronised>
{
    public Task Consume(ConsumeContext<DomainSynchronised> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => LifeEvents.Looked(turn, message.RequestId, terms, now), context.CancellationToken);
    }
}
