using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Begins the calendar of a domain that came from another registrar.</summary>
internal sealed class DomainTransferredInConsumer(PlanDesk desk) : IConsumer<DomainTransferredIn>
{
    public Task Consume(ConsumeContext<DomainTransferredIn> context) => desk.Note(context.Message.Domain, context.CancellationToken);
}
