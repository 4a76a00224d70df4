using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Moves the calendar of a domain that was restored. Where a restore brings a year, the registry's new date is paid for.</summary>
internal sealed class DomainRestoredConsumer(PlanDesk desk, ReminderTerms terms) : IConsumer<DomainRestored>
{
    public Task Consume(ConsumeContext<DomainRestored> context)
    {
        var record = context.Message.Domain;
        var bringsYear = terms.For(record.Name, record.PaidUntil ?? record.ExpiresAt)?.Lifecycle.RestoreAddsYear == true;
        return desk.Note(new RecordSeen(record, RestoredUntil: bringsYear ? record.ExpiresAt : null), context.CancellationToken);
    }
}
