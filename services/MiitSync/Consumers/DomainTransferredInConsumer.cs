using DomainWorkers.Contracts.Domains;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A domain that came from another registrar.</summary>
internal sealed class DomainTransferredInConsumer(ReportBook book) : IConsumer<DomainTransferredIn>
{
    public Task Consume(ConsumeContext<DomainTransferredIn> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
