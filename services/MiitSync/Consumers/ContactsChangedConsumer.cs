using DomainWorkers.Contracts.Contacts;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>Other contacts: the administrator and the payer are reported too.</summary>
internal sealed class ContactsChangedConsumer(ReportBook book) : IConsumer<ContactsChanged>
{
    public Task Consume(ConsumeContext<ContactsChanged> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
