using DomainWorkers.Contracts.Registration;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Begins the calendar of a domain that was registered.</summary>
internal sealed class DomainRegisteredConsumer(PlanDesk desk) : IConsumer<DomainRegistered>
{
    public Task Consume(ConsumeContext<DomainRegistered> context) => desk.Note(context.Message.Domain, context.CancellationToken);
}
