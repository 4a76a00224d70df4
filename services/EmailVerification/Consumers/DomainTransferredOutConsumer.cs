using DomainWorkers.Contracts.Domains;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Ends the clock of a domain that left.</summary>
internal sealed class DomainTransferredOutConsumer(DomainDesk desk) : IConsumer<DomainTransferredOut>
{
    public Task Consume(ConsumeContext<DomainTransferredOut> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, null, null, context.CancellationToken);
    }
}
