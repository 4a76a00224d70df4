using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Takes note of a domain that came back: its clock went on meanwhile.</summary>
internal sealed class DomainRestoredConsumer(DomainDesk desk) : IConsumer<DomainRestored>
{
    public Task Consume(ConsumeContext<DomainRestored> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
