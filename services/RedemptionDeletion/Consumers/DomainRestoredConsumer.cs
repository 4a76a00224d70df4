using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a domain that was restored.</summary>
internal sealed class DomainRestoredConsumer(LifeDesk desk) : IConsumer<DomainRestored>
{
    public Task Consume(ConsumeContext<DomainRestored> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => RedemptionRules.Restored(turn, message, now), context.CancellationToken);
    }
}
