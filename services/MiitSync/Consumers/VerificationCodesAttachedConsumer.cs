using DomainWorkers.Contracts.Verification;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>A newer record; the codes themselves are nothing that the ministry asks for.</summary>
internal sealed class VerificationCodesAttachedConsumer(ReportBook book) : IConsumer<VerificationCodesAttached>
{
    public Task Consume(ConsumeContext<VerificationCodesAttached> context) => book.Note(context.Message.Domain, context.CancellationToken);
}
