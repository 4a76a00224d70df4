using DomainWorkers.Contracts.Verification;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>The registry shows codes; what it lacks still is ordered next.</summary>
internal sealed class VerificationCodesAttachedConsumer(DomainDesk desk) : IConsumer<VerificationCodesAttached>
{
    public Task Consume(ConsumeContext<VerificationCodesAttached> context) =>
        desk.CodesAttached(context.Message.OrderId, context.Message.Domain, context.CancellationToken);
}
