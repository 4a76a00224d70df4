using DomainWorkers.Contracts.Holds;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of an interruption by hold.</summary>
internal sealed class HoldPlacedConsumer(LifeDesk desk) : IConsumer<HoldPlaced>
{
    public Task Consume(ConsumeContext<HoldPlaced> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => InterruptionRules.Held(turn, message, now), context.CancellationToken);
    }
}
