using DomainWorkers.Contracts.Delegation;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of an interruption by parking.</summary>
internal sealed class NameServersParkedConsumer(LifeDesk desk) : IConsumer<NameServersParked>
{
    public Task Consume(ConsumeContext<NameServersParked> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => InterruptionRules.Parked(turn, message, now), context.CancellationToken);
    }
}
