using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Begins the calendar of a domain that was ours at the registry already.</summary>
internal sealed class DomainAdoptedConsumer(PlanDesk desk) : IConsumer<DomainAdopted>
{
    public Task Consume(ConsumeContext<DomainAdopted> context) => desk.Note(context.Message.Domain, context.CancellationToken);
}
