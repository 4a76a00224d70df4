using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using DomainWorkers.RedemptionDeletion.State;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Cancels a deletion that its holder asked for. One that is ordered already is taken back, and answered once it is known which was first.</summary>
internal sealed class CancelDeletionConsumer(OrderDesk desk) : IConsumer<CancelDeletion>
{
    public Task Consume(ConsumeContext<CancelDeletion> context) => desk.Take(OrderOf(context.Message), context.CancellationToken);

    internal static Order OrderOf(CancelDeletion command)
    {
        var id = OrderState.IdOf(command.Account, "cancel-deletion", command.OrderId);
        return new Order("cancel-deletion", command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId)
        {
            Against = (life, _, _) => life.Deletion?.CancelOrder == id ? null : RequestRules.AgainstCancelling(life),
            Begin = (turn, _, _) => turn.To(turn.Life with
            {
                Deletion = turn.Life.Deletion! with { CancelCause = CancellationCause.Cancelled, CancelledBy = command.OrderId, CancelOrder = id },
            }),
            Refusal = (_, reasons, now) => new CancellationRefused
            {
                Account = command.Account, OrderId = command.OrderId, At = now, DomainId = command.DomainId, Reasons = reasons,
            },
        };
    }
}
