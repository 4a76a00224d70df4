using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Ends the life of a domain that went to another registrar.</summary>
internal sealed class DomainTransferredOutConsumer(LifeDesk desk) : IConsumer<DomainTransferredOut>
{
    public Task Consume(ConsumeContext<DomainTransferredOut> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => LifeEvents.Left(turn), context.CancellationToken);
    }
}
