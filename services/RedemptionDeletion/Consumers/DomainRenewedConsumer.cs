using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a renewal: what was paid for it is used, and what stood against it is over.</summary>
internal sealed class DomainRenewedConsumer(LifeDesk desk) : IConsumer<DomainRenewed>
{
    public Task Consume(ConsumeContext<DomainRenewed> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => LifeEvents.Renewed(turn, message.OrderId), context.CancellationToken);
    }
}
