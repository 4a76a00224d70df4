using DomainWorkers.Contracts.EmailVerification;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Lays a returned mail to the address it went to; a verified one counts no longer.</summary>
internal sealed class ReportBounceConsumer(BounceDesk desk) : IConsumer<ReportBounce>
{
    public Task Consume(ConsumeContext<ReportBounce> context) => desk.Take(context.Message, context.CancellationToken);
}
