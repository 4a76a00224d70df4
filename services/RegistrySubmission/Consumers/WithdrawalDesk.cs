using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.Pump;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>
/// Takes a deletion back of which nothing was sent. Decided by one write: of the operation, which a pump must claim before it begins, or of
/// the domain, once it has begun, which a pump must write before it sends. So only one of the two can win.
/// </summary>
internal sealed class WithdrawalDesk(
    Documents<OperationState> operations,
    Documents<DomainState> domains,
    OperationDesk desk,
    RegistryActs acts,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    public async Task Take(WithdrawDeletion command, CancellationToken cancellationToken)
    {
        var id = OperationState.IdOf(command.Account, OperationKind.Delete, command.OrderId);
        var known = await operations.Find(id, cancellationToken);
        if (known is null)
            await Forestall(command, id, cancellationToken);
        else if (known.Outcome is { } outcome)
            await operations.Say([outcome.Answer], cancellationToken);
        else
            await TakeBack(known, await domains.Find(known.DomainId, cancellationToken), cancellationToken);
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

    /// <summary>What was sent, or may have been, goes on and is answered as it ends.</summary>
    private async Task TakeBack(OperationState operation, DomainState? domain, CancellationToken cancellationToken)
    {
        if (domain?.Settled?.Operation == operation.Id)
            return;
        if (domain?.Open?.Operation == operation.Id)
        {
            if (domain.Open.Sends > 0)
                return;
            var refusal = acts.Refusal(operation, [Refusals.Withdrawn], clock.GetUtcNow());
            await desk.Conclude(new Conclusion(domain, refusal), operation, OperationProgress.Refused, [Refusals.Withdrawn], cancellationToken);
            if (await operations.Find(operation.Id, cancellationToken) is { Outcome: null })
                throw new TransientException($"Operation {operation.Id} went on meanwhile.");
            return;
        }

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
