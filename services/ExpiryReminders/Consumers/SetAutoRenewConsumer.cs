using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.Pump;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Stores the account's wish to have a domain renewed by itself, or no longer.</summary>
internal sealed class SetAutoRenewConsumer(WishDesk desk) : IConsumer<SetAutoRenew>
{
    public Task Consume(ConsumeContext<SetAutoRenew> context) => desk.Take(context.Message, context.CancellationToken);
}
