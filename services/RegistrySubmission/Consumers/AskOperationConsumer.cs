using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Answers how an order stands. The operation's id begins with the asker's account, so nobody reads another's orders.</summary>
internal sealed class AskOperationConsumer(Documents<OperationState> operations, TimeProvider clock) : IConsumer<AskOperation>
{
    public async Task Consume(ConsumeContext<AskOperation> context)
    {
        var question = context.Message;
        var id = OperationState.IdOf(question.Account, question.Kind, question.OrderId);
        var operation = await operations.Find(id, context.CancellationToken);

        var answer = new OperationAnswered
        {
            Account = question.Account,
            RequestId = question.RequestId,
            At = clock.GetUtcNow(),
            OrderId = question.OrderId,
            Kind = question.Kind,
            Known = operation is not null,
            Progress = operation?.Outcome?.Progress ?? operation?.Progress,
            DomainId = operation?.DomainId,
            Reasons = operation?.Outcome?.Reasons is { Count: > 0 } reasons ? reasons : null,
        };
        await operations.Say([new Announcement(answer, $"{question.Account}\n{question.RequestId}")], context.CancellationToken);
    }
}
