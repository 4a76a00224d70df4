using DomainWorkers.Contracts.Contacts;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>From now on the notices go to the new registrant.</summary>
internal sealed class RegistrantChangedConsumer(PlanDesk desk) : IConsumer<RegistrantChanged>
{
    public Task Consume(ConsumeContext<RegistrantChanged> context) => desk.Note(context.Message.Domain, context.CancellationToken);
}
