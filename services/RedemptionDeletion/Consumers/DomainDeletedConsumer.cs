using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a deletion, ours or one that somebody ordered directly.</summary>
internal sealed class DomainDeletedConsumer(LifeDesk desk) : IConsumer<DomainDeleted>
{
    public Task Consume(ConsumeContext<DomainDeleted> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => LifeEvents.Deleted(turn, message), context.CancellationToken);
    }
}
