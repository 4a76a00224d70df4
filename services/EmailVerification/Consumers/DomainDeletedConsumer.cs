using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Takes note of a deletion; a domain that is over has no clock.</summary>
internal sealed class DomainDeletedConsumer(DomainDesk desk) : IConsumer<DomainDeleted>
{
    public Task Consume(ConsumeContext<DomainDeleted> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
