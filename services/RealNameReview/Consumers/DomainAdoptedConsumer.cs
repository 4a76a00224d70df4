using DomainWorkers.Contracts.Domains;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Takes note of a domain that was taken over as it is.</summary>
internal sealed class DomainAdoptedConsumer(DomainDesk desk) : IConsumer<DomainAdopted>
{
    public Task Consume(ConsumeContext<DomainAdopted> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
