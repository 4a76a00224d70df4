using DomainWorkers.Contracts.Holds;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a hold or release that was not done.</summary>
internal sealed class HoldRefusedConsumer(LifeDesk desk, LifeTerms terms) : IConsumer<HoldRefused>
{
    public Task Consume(ConsumeContext<HoldRefused> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => InterruptionRules.Refused(turn, message, terms, now), context.CancellationToken);
    }
}
