using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Follows the registry where it corrected the date; a year that it moved on by itself is no payment.</summary>
internal sealed class DomainSynchronisedConsumer(PlanDesk desk) : IConsumer<DomainSynchronised>
{
    public Task Consume(ConsumeContext<DomainSynchronised> context) => desk.Note(context.Message.Domain, context.CancellationToken);
}
