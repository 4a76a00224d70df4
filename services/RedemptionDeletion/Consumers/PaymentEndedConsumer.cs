using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of how a payment ended.</summary>
internal sealed class PaymentEndedConsumer(LifeDesk desk) : IConsumer<PaymentEnded>
{
    public Task Consume(ConsumeContext<PaymentEnded> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => LifeEvents.PaymentEnded(turn, message, now), context.CancellationToken);
    }
}
