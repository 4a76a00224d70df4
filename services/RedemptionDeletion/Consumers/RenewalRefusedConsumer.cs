using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a renewal that will not be done.</summary>
internal sealed class RenewalRefusedConsumer(LifeDesk desk) : IConsumer<RenewalRefused>
{
    public Task Consume(ConsumeContext<RenewalRefused> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => LifeEvents.RenewalEnded(turn, message, now), context.CancellationToken);
    }
}
