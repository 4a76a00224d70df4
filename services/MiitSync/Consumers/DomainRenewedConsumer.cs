using DomainWorkers.Contracts.Registration;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A later expiry date, confirmed by the registry.</summary>
internal sealed class DomainRenewedConsumer(ReportBook book) : IConsumer<DomainRenewed>
{
    public Task Consume(ConsumeContext<DomainRenewed> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
