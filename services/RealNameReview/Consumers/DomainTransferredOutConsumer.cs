using DomainWorkers.Contracts.Domains;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>A domain's life with us has ended.</summary>
internal sealed class DomainTransferredOutConsumer(DomainDesk desk) : IConsumer<DomainTransferredOut>
{
    public Task Consume(ConsumeContext<DomainTransferredOut> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
