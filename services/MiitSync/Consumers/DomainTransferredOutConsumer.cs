using DomainWorkers.Contracts.Domains;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A domain that another registrar reports from now on.</summary>
internal sealed class DomainTransferredOutConsumer(ReportBook book) : IConsumer<DomainTransferredOut>
{
    public Task Consume(ConsumeContext<DomainTransferredOut> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
