using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Schedules the deletion that a sealed form asks for, or refuses it.</summary>
internal sealed class CancelByFormConsumer(OrderDesk desk) : IConsumer<CancelByForm>
{
    public Task Consume(ConsumeContext<CancelByForm> context) => desk.Take(DeletionOrders.Of(context.Message), context.CancellationToken);
}
