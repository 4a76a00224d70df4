using DomainWorkers.Contracts.Lifecycle;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Takes a deletion back, where it still can be.</summary>
internal sealed class WithdrawDeletionConsumer(WithdrawalDesk desk) : IConsumer<WithdrawDeletion>
{
    public Task Consume(ConsumeContext<WithdrawDeletion> context) => desk.Take(context.Message, context.CancellationToken);
}
