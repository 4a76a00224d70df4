using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a renewal that is under way: nothing is deleted meanwhile.</summary>
internal sealed class RenewalAcceptedConsumer(LifeDesk desk) : IConsumer<RenewalAccepted>
{
    public Task Consume(ConsumeContext<RenewalAccepted> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => turn.To(LifeEvents.RenewalBegan(turn.Life, message)), context.CancellationToken);
    }
}
