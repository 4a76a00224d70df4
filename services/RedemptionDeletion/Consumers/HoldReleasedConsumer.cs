using DomainWorkers.Contracts.Holds;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a hold that was lifted.</summary>
internal sealed class HoldReleasedConsumer(LifeDesk desk, LifeTerms terms) : IConsumer<HoldReleased>
{
    public Task Consume(ConsumeContext<HoldReleased> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => InterruptionRules.Released(turn, message, terms, now), context.CancellationToken);
    }
}
