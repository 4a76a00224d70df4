using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>A domain is back: what was due is due again.</summary>
internal sealed class DomainRestoredConsumer(DomainDesk desk) : IConsumer<DomainRestored>
{
    public Task Consume(ConsumeContext<DomainRestored> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
