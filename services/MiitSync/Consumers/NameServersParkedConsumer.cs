using DomainWorkers.Contracts.Delegation;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>Parking name servers: they are what the registry has.</summary>
internal sealed class NameServersParkedConsumer(ReportBook book) : IConsumer<NameServersParked>
{
    public Task Consume(ConsumeContext<NameServersParked> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
