using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>A domain came from another registrar: its holder is to be verified with us.</summary>
internal sealed class DomainTransferredInConsumer(DomainDesk desk) : IConsumer<DomainTransferredIn>
{
    public Task Consume(ConsumeContext<DomainTransferredIn> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, RealNameDeadlineCause.TransferredIn, message.At, context.CancellationToken);
    }
}
