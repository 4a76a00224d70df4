using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Begins to buy a domain back, or refuses to.</summary>
internal sealed class RedeemDomainConsumer(OrderDesk desk) : IConsumer<RedeemDomain>
{
    public Task Consume(ConsumeContext<RedeemDomain> context) => desk.Take(OrderOf(context.Message), context.CancellationToken);

    internal static Order OrderOf(RedeemDomain command)
    {
        return new Order("redeem", command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId)
        {
            Said = [command.Because],
            Against = (life, _, _) => RequestRules.AgainstRedeeming(life),
            Begin = (turn, terms, now) => RedemptionRules.Begin(turn, command, $"{command.Account}/redeem/{command.OrderId}", terms, now),
            Refusal = (life, reasons, now) => new RedemptionRefused
            {
                Account = command.Account,
                OrderId = command.OrderId,
                At = now,
                DomainId = command.DomainId,
                Phase = life is null ? null : PhaseRules.Of(life, now),
                ReturnPayment = life is not null && PaymentRules.IsPaid(life, command.OrderId),
                Reasons = reasons,
            },
        };
    }
}
