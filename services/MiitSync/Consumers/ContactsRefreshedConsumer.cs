using DomainWorkers.Contracts.Contacts;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>The same contacts, whose profiles say something else than before.</summary>
internal sealed class ContactsRefreshedConsumer(ReportBook book) : IConsumer<ContactsRefreshed>
{
    public async Task Consume(ConsumeContext<ContactsRefreshed> context)
    {
        await book.Note(context.Message.Domain, context.CancellationToken);
        await book.NoteProfile(context.Message.Domain.Id, context.CancellationToken);
    }
}
