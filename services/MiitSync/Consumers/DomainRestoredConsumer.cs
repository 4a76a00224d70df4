using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A domain that is held again.</summary>
internal sealed class DomainRestoredConsumer(ReportBook book) : IConsumer<DomainRestored>
{
    public Task Consume(ConsumeContext<DomainRestored> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
