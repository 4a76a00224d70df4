using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>A domain was deleted: nothing is due for it meanwhile.</summary>
internal sealed class DomainDeletedConsumer(DomainDesk desk) : IConsumer<DomainDeleted>
{
    public Task Consume(ConsumeContext<DomainDeleted> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
