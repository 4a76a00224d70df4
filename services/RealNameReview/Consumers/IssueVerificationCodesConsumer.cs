using DomainWorkers.Contracts.RealName;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Has the codes for a name made before it is registered.</summary>
internal sealed class IssueVerificationCodesConsumer(CodeRequests desk) : IConsumer<IssueVerificationCodes>
{
    public Task Consume(ConsumeContext<IssueVerificationCodes> context) => desk.Take(context.Message, context.CancellationToken);
}
