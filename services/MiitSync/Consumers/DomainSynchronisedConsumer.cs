using DomainWorkers.Contracts.Domains;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>What the registry changed by itself.</summary>
internal sealed class DomainSynchronisedConsumer(ReportBook book) : IConsumer<DomainSynchronised>
{
    public Task Consume(ConsumeContext<DomainSynchronised> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
