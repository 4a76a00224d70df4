using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A domain that the registry has deleted.</summary>
internal sealed class DomainDeletedConsumer(ReportBook book) : IConsumer<DomainDeleted>
{
    public Task Consume(ConsumeContext<DomainDeleted> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
