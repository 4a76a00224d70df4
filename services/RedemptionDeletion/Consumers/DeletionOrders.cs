using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>The three ways to ask for a deletion, as orders: by the holder, for want of a verified holder, by a sealed form.</summary>
internal static class DeletionOrders
{
    public static Order Of(RequestDeletion command) =>
        New("delete", command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId, DeletionCause.Requested);

    public static Order Of(DeleteUnverifiedDomain command)
    {
        // A name that was refused stays so, whoever its holder is.
        var isAboutHolder = command.Cause != UnverifiedCause.NamingRefused;
        var order = New(
            "delete-unverified", command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId, DeletionCause.Unverified, isAboutHolder);
        return order with
        {
            Said = [command.Cause.ToString()],
            Against = (life, terms, now) => isAboutHolder && life.Verified == true ? Refusals.HolderVerified : order.Against(life, terms, now),
        };
    }

    public static Order Of(CancelByForm command)
    {
        var order = New("cancel-by-form", command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId, DeletionCause.Form);
        return order with
        {
            Said = [command.Form, command.FormReference],
            Against = (life, terms, now) => RequestRules.Against(life, DeletionCause.Form, command.Form, terms, now),
        };
    }

    private static Order New(
        string kind, string account, string orderId, DateTimeOffset issuedAt, string? actor, string domainId, DeletionCause cause,
        bool endsWhenVerified = false)
    {
        var plan = new DeletionPlan
        {
            Cause = cause,
            RequestedBy = orderId,
            Order = OrderState.IdOf(account, kind, orderId),
            At = issuedAt,
            Step = DeletionStep.Scheduled,
            EndsWhenVerified = endsWhenVerified,
        };
        return new Order(kind, account, orderId, issuedAt, actor, domainId)
        {
            Against = (life, terms, now) => RequestRules.Against(life, cause, null, terms, now),
            Begin = (turn, terms, now) => RequestRules.Schedule(turn, plan, terms, now),
            Refusal = (_, reasons, now) => new DeletionRequestRefused
            {
                Account = account, OrderId = orderId, At = now, DomainId = domainId, Reasons = reasons,
            },
        };
    }
}
