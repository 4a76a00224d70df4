using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Starts the clock of a domain that came from another registrar.</summary>
internal sealed class DomainTransferredInConsumer(DomainDesk desk) : IConsumer<DomainTransferredIn>
{
    public Task Consume(ConsumeContext<DomainTransferredIn> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, EmailDeadlineCause.TransferredIn, message.At, context.CancellationToken);
    }
}
