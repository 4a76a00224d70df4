using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>
/// Takes a deletion back that nobody has in hand. Decided by one write of the operation: a pump that wants it must claim it first, so only
/// one of the two can win; what a pump has in hand is waited for.
/// </summary>
internal sealed class WithdrawDeletionConsumer(
    Documents<OperationState> operations,
    Documents<DomainState> domains,
    RegistryActs acts,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IConsumer<WithdrawDeletion>
{
    public async Task Consume(ConsumeContext<WithdrawDeletion> context)
    {
        var command = context.Message;
        var id = OperationState.IdOf(command.Account, OperationKind.Delete, command.OrderId);
        var known = await operations.Find(id, context.CancellationToken);
        if (known is null)
            await Forestall(command, id, context.CancellationToken);
        else if (known.Outcome is { } outcome)
            await operations.Say([outcome.Answer], context.CancellationToken);
        else if (!await IsAtRegistry(known, context.CancellationToken))
            await TakeBack(known, context.CancellationToken);
    }

    /// <summary>The order itself is still under way: it will find its answer.</summary>
    private async Task Forestall(WithdrawDeletion command, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var operation = new OperationState
        {
            Id = id,
            Account = command.Account,
            OrderId = command.OrderId,
            Kind = OperationKind.Delete,
            PayloadHash = "",
            IssuedAt = command.IssuedAt,
            AcceptedAt = now,
            Actor = command.Actor,
            DomainId = command.DomainId,
            Intent = null,
            Progress = OperationProgress.Accepted,
        };
        var (refused, answer) = Refused(operation);
        if ((await operations.Insert(refused, [answer], cancellationToken)).Stored is null)
            throw new TransientException($"Operation {id} came meanwhile.");
    }

    private async Task<bool> IsAtRegistry(OperationState operation, CancellationToken cancellationToken)
    {
        var domain = await domains.Find(operation.DomainId, cancellationToken);
        return domain?.Open?.Operation == operation.Id || domain?.Settled?.Operation == operation.Id;
    }

    private async Task TakeBack(OperationState operation, CancellationToken cancellationToken)
    {
        if (operation.ClaimedUntil > machineClock.GetUtcNow())
            throw new TransientException($"Operation {operation.Id} is in hand.");
        var (refused, answer) = Refused(operation);
        if (await operations.Save(refused, [answer], cancellationToken) is null)
            throw new TransientException($"Operation {operation.Id} changed meanwhile.");
    }

    private (OperationState Operation, Announcement Answer) Refused(OperationState operation)
    {
        var now = clock.GetUtcNow();
        var answer = acts.Refusal(operation, [Refusals.Withdrawn], now);
        var outcome = new Outcome { Progress = OperationProgress.Refused, At = now, Reasons = [Refusals.Withdrawn], Answer = operations.Write(answer) };
        return (operation with { Progress = OperationProgress.Refused, Outcome = outcome, Due = null, Lane = null, ClaimedUntil = null, ClaimedBy = null }, answer);
    }
}
