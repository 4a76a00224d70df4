using DomainWorkers.Contracts.Registration;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Moves the calendar of a domain that was renewed: what was due for the old date is not sent any more.</summary>
internal sealed class DomainRenewedConsumer(PlanDesk desk) : IConsumer<DomainRenewed>
{
    public Task Consume(ConsumeContext<DomainRenewed> context) => desk.Note(context.Message.Domain, context.CancellationToken);
}
