using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Has a profile reviewed with what is there.</summary>
internal sealed class RequestReviewConsumer(Requests requests, ReviewDesk desk, TimeProvider clock) : IConsumer<RequestReview>
{
    public async Task Consume(ConsumeContext<RequestReview> context)
    {
        var command = context.Message;
        var request = new Request(
            command.Account, OperationKind.Review, command.RequestId, command.IssuedAt, Identities.Payload(command.ProfileId),
            reason => Refused(command, reason));
        if (await requests.IsAnswered(request, context.CancellationToken))
            return;
        var (review, objection) = await desk.BeginProfile(command.Account, command.ProfileId, request.Id, context.CancellationToken);
        if (objection is null)
            await requests.Answer(request, ReviewEvents.SayOpened(review!), context.CancellationToken);
        else
            await requests.Refuse(request, objection, context.CancellationToken);
    }

    private ReviewRequestRefused Refused(RequestReview command, Reason reason) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = clock.GetUtcNow(),
        ProfileId = command.ProfileId,
        Reasons = [reason],
    };
}
