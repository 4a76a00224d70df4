using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Takes note of a domain as it is: for a worker that came late, or lost its database.</summary>
internal sealed class DomainAnnouncedConsumer(PlanDesk desk) : IConsumer<DomainAnnounced>
{
    public Task Consume(ConsumeContext<DomainAnnounced> context) => desk.Note(context.Message.Domain, context.CancellationToken);
}
