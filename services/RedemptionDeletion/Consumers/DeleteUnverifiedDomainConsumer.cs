using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Deletes a domain whose holder was not verified, or refuses to.</summary>
internal sealed class DeleteUnverifiedDomainConsumer(OrderDesk desk) : IConsumer<DeleteUnverifiedDomain>
{
    public Task Consume(ConsumeContext<DeleteUnverifiedDomain> context) => desk.Take(DeletionOrders.Of(context.Message), context.CancellationToken);
}
