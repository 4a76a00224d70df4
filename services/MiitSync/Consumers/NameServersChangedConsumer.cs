using DomainWorkers.Contracts.Delegation;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>Other name servers.</summary>
internal sealed class NameServersChangedConsumer(ReportBook book) : IConsumer<NameServersChanged>
{
    public Task Consume(ConsumeContext<NameServersChanged> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
