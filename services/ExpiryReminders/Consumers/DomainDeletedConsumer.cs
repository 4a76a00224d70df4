using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Counts the last days of a domain from its deletion, as far as it can still be restored.</summary>
internal sealed class DomainDeletedConsumer(PlanDesk desk) : IConsumer<DomainDeleted>
{
    public Task Consume(ConsumeContext<DomainDeleted> context) =>
        desk.Note(new RecordSeen(context.Message.Domain, DeletedAt: context.Message.At), context.CancellationToken);
}
