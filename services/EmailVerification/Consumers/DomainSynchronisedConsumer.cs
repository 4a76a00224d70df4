using DomainWorkers.Contracts.Domains;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Takes note of what the registry showed.</summary>
internal sealed class DomainSynchronisedConsumer(DomainDesk desk) : IConsumer<DomainSynchronised>
{
    public Task Consume(ConsumeContext<DomainSynchronised> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
