using DomainWorkers.Contracts.Domains;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A domain as it is now: after a late start, or a lost database.</summary>
internal sealed class DomainAnnouncedConsumer(ReportBook book) : IConsumer<DomainAnnounced>
{
    public Task Consume(ConsumeContext<DomainAnnounced> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
