using DomainWorkers.Contracts.Delegation;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>The name servers from before parking.</summary>
internal sealed class NameServersRestoredConsumer(ReportBook book) : IConsumer<NameServersRestored>
{
    public Task Consume(ConsumeContext<NameServersRestored> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
