using DomainWorkers.Contracts.Contacts;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>Another holder.</summary>
internal sealed class RegistrantChangedConsumer(ReportBook book) : IConsumer<RegistrantChanged>
{
    public Task Consume(ConsumeContext<RegistrantChanged> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
