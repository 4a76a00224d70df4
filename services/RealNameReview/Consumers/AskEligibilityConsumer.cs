using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Says before an order whether a profile may hold a name, and what has to be shown for it.</summary>
internal sealed class AskEligibilityConsumer(EligibilityAnswers answers, Documents<ProfileState> profiles) : IConsumer<AskEligibility>
{
    public async Task Consume(ConsumeContext<AskEligibility> context)
    {
        var question = context.Message;
        var answer = await answers.Of(question, context.CancellationToken);
        await profiles.Say([new Announcement(answer, $"{question.Account}\n{question.RequestId}")], context.CancellationToken);
    }
}
