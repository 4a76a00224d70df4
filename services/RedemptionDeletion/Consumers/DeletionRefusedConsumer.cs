using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a deletion that was not done.</summary>
internal sealed class DeletionRefusedConsumer(LifeDesk desk) : IConsumer<DeletionRefused>
{
    public Task Consume(ConsumeContext<DeletionRefused> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => DeletionRules.Refused(turn, message, now), context.CancellationToken);
    }
}
