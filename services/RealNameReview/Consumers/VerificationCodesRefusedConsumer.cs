using DomainWorkers.Contracts.Verification;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Codes of ours were not attached.</summary>
internal sealed class VerificationCodesRefusedConsumer(DomainDesk desk) : IConsumer<VerificationCodesRefused>
{
    public Task Consume(ConsumeContext<VerificationCodesRefused> context) => desk.CodesRefused(
        context.Message.DomainId, context.Message.OrderId, context.Message.Reasons, context.CancellationToken);
}
