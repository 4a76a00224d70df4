using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Ends the calendar of a domain that another registrar has now.</summary>
internal sealed class DomainTransferredOutConsumer(PlanDesk desk) : IConsumer<DomainTransferredOut>
{
    public Task Consume(ConsumeContext<DomainTransferredOut> context) => desk.Note(context.Message.Domain, context.CancellationToken);
}
