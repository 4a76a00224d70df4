using DomainWorkers.Contracts.Registration;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A domain that the ministry has to know.</summary>
internal sealed class DomainRegisteredConsumer(ReportBook book) : IConsumer<DomainRegistered>
{
    public Task Consume(ConsumeContext<DomainRegistered> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
