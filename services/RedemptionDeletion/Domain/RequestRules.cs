using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>Whether a deletion, its cancellation or a redemption may be ordered, and when a deletion is carried out.</summary>
internal static class RequestRules
{
    // The registry takes a name back for nothing only within the add grace period; an order needs some time to get there.
    private static readonly TimeSpan Travel = TimeSpan.FromHours(1);

    /// <summary>Why a deletion cannot be asked for; null where it can.</summary>
    public static Reason? Against(LifeState life, DeletionCause cause, string? form, LifeTerms terms, DateTimeOffset now)
    {
        var needed = terms.Deletion(life).Form;
        return life switch
        {
            { Status: DomainStatus.Ended } => Refusals.DomainEnded,
            { Status: not DomainStatus.Registered } => Refusals.AlreadyDeleted,
            _ when cause == DeletionCause.Requested && needed is not null => Refusals.FormRequired(needed),
            _ when cause == DeletionCause.Form && needed is null => Refusals.FormNotNeeded,
            _ when cause == DeletionCause.Form && needed != form => Refusals.FormWrong(needed!),
            { Redemption: not null } => Refusals.RedemptionUnderWay,
            { Deletion.RequestedBy: not null } => Refusals.DeletionUnderWay,
            { Deletion.Step: DeletionStep.Ordered or DeletionStep.Withdrawing } => Refusals.DeletionUnderWay,
            _ when PaymentRules.Protects(life, now) => Refusals.PaymentUnderWay,
            _ => null,
        };
    }

    public static Turn Schedule(Turn turn, DeletionPlan plan, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        var refundEnds = life.RegisteredAt?.AddDays(terms.Lifecycle(life).AddGraceDays) ?? now;
        var at = plan.Cause == DeletionCause.Requested ? now + terms.Settings.CancellationWindow : now;
        if (now < refundEnds && at > refundEnds - Travel)
            at = now > refundEnds - Travel ? now : refundEnds - Travel;
        return turn.To(life with { Deletion = plan with { At = at } }).Answer(plan.Order!, new DeletionScheduled
        {
            Account = life.Account,
            OrderId = plan.RequestedBy!,
            At = now,
            DomainId = life.Id,
            Cause = plan.Cause,
            DeletesAt = at,
            Refunded = at < refundEnds,
        });
    }

    /// <summary>Why the deletion under way cannot be cancelled; null where it can, or where that has to be found out.</summary>
    public static Reason? AgainstCancelling(LifeState life) => life switch
    {
        { Status: DomainStatus.Ended } => Refusals.DomainEnded,
        { Status: not DomainStatus.Registered } => Refusals.AlreadyDeleted,
        { Deletion: { Cause: DeletionCause.Requested, CancelCause: null } } => null,
        { Deletion.CancelCause: not null } => Refusals.CancellationUnderWay,
        { Deletion: { Cause: DeletionCause.Unverified or DeletionCause.Form } } => Refusals.NotCancellable,
        _ => Refusals.NothingToCancel,
    };

    /// <summary>Why a domain cannot be bought back; null where it can.</summary>
    public static Reason? AgainstRedeeming(LifeState life) => life switch
    {
        { Status: DomainStatus.Ended } => Refusals.NameReleased,
        { Status: DomainStatus.PendingDelete } => Refusals.PastRedemption,
        { Redemption: not null } => Refusals.RedemptionUnderWay,
        { Status: not DomainStatus.Redemption } => Refusals.NotDeleted,
        { Cause: DeletionCause.Unverified, Verified: not true } => Refusals.HolderNotVerified,
        _ => null,
    };

    public static DeletionRequestRefused Refused(LifeState life, string orderId, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new()
    {
        Account = life.Account, OrderId = orderId, At = now, DomainId = life.Id, Reasons = [.. reasons.Take(20)],
    };

    public static CancellationRefused CancellationRefused(LifeState life, string orderId, Reason reason, DateTimeOffset now) => new()
    {
        Account = life.Account, OrderId = orderId, At = now, DomainId = life.Id, Reasons = [reason],
    };
}
