using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Counts a reviewer's decision by one write of the review; two different people decide where the policy says so.</summary>
internal sealed class DecideReviewConsumer(Requests requests, ReviewBook reviews, ReviewTerms terms, TimeProvider clock) : IConsumer<DecideReview>
{
    public async Task Consume(ConsumeContext<DecideReview> context)
    {
        var command = context.Message;
        var request = new Request(
            command.Account, OperationKind.Decision, command.RequestId, command.IssuedAt,
            Identities.Payload(command.ReviewId, command.Approve, command.Failure, command.Actor), reason => Refused(command, reason));
        if (await requests.IsAnswered(request, context.CancellationToken))
            return;
        var now = clock.GetUtcNow();
        var review = await reviews.Find(command.ReviewId, context.CancellationToken);
        switch (ReviewRules.Decide(review, command, (failure, at) => terms.RetryAt(FailureCatalogue.Of(failure).Wait, at), now))
        {
            case DecisionOutcome.Refused(var reason):
                await requests.Refuse(request, reason, context.CancellationToken);
                break;
            case DecisionOutcome.Counted(var counted, var left):
                if (counted == review)
                    await reviews.Resume(counted, context.CancellationToken);
                else if (await reviews.Save(review!, counted, now, context.CancellationToken) is null)
                    throw new TransientException($"{command.ReviewId} changed meanwhile.");
                await requests.Answer(request, Noted(command, left, now), context.CancellationToken);
                break;
        }
    }

    /// <summary>How the review ended is said by the review.</summary>
    private static ReviewDecisionNoted Noted(DecideReview command, int left, DateTimeOffset now) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = now,
        ReviewId = command.ReviewId,
        DecisionsLeft = left,
    };

    private ReviewDecisionRefused Refused(DecideReview command, Reason reason) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = clock.GetUtcNow(),
        ReviewId = command.ReviewId,
        Reasons = [reason],
    };
}
