using DomainWorkers.Contracts.Holds;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Takes note of a hold or release of ours that was not done.</summary>
internal sealed class HoldRefusedConsumer(DomainDesk desk) : IConsumer<HoldRefused>
{
    public Task Consume(ConsumeContext<HoldRefused> context) => desk.HoldRefused(context.Message, context.CancellationToken);
}
