using DomainWorkers.Contracts.RealName;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of whether the holder is verified: a verification keeps what was to be deleted for want of it.</summary>
internal sealed class RealNameStandingChangedConsumer(LifeDesk desk) : IConsumer<RealNameStandingChanged>
{
    public Task Consume(ConsumeContext<RealNameStandingChanged> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => LifeEvents.Standing(turn, message), context.CancellationToken);
    }
}
