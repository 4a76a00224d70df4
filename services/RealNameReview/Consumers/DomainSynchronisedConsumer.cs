using DomainWorkers.Contracts.Domains;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Takes note of what the registry shows: holds, codes that are missing, and until when.</summary>
internal sealed class DomainSynchronisedConsumer(DomainDesk desk) : IConsumer<DomainSynchronised>
{
    public Task Consume(ConsumeContext<DomainSynchronised> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
