using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a restore that was not done.</summary>
internal sealed class RestoreRefusedConsumer(LifeDesk desk) : IConsumer<RestoreRefused>
{
    public Task Consume(ConsumeContext<RestoreRefused> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => RedemptionRules.Refused(turn, message, now), context.CancellationToken);
    }
}
