using DomainWorkers.Contracts.Domains;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Takes note of a domain that was moved in: nothing about its registrant changed by that.</summary>
internal sealed class DomainAdoptedConsumer(DomainDesk desk) : IConsumer<DomainAdopted>
{
    public Task Consume(ConsumeContext<DomainAdopted> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
