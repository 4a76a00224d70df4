using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Puts off what waited for a look at the registry.</summary>
internal sealed class SynchronisationRefusedConsumer(LifeDesk desk) : IConsumer<SynchronisationRefused>
{
    public Task Consume(ConsumeContext<SynchronisationRefused> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => LifeEvents.NotLooked(turn, message.RequestId, now), context.CancellationToken);
    }
}
