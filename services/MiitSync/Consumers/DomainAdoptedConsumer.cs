using DomainWorkers.Contracts.Domains;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A domain that was held all along.</summary>
internal sealed class DomainAdoptedConsumer(ReportBook book) : IConsumer<DomainAdopted>
{
    public Task Consume(ConsumeContext<DomainAdopted> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
