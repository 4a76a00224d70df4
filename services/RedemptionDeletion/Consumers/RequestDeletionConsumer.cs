using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Schedules the deletion that a holder asks for, or refuses it.</summary>
internal sealed class RequestDeletionConsumer(OrderDesk desk) : IConsumer<RequestDeletion>
{
    public Task Consume(ConsumeContext<RequestDeletion> context) => desk.Take(DeletionOrders.Of(context.Message), context.CancellationToken);
}
