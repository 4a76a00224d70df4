using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>What an event means beside the record that it carries. Events come in any order, and more than once.</summary>
internal static class LifeEvents
{
    private const int Remembered = 50;

    /// <summary>The registry gave it to another registrar. An older record may have been seen after this one.</summary>
    public static Turn Left(Turn turn) => turn.To(turn.Life with { HasLeft = true, Status = DomainStatus.Ended });

    public static Turn Looked(Turn turn, string? requestId, LifeTerms terms, DateTimeOffset now)
    {
        if (requestId is null)
            return turn;
        turn = turn.To(WatchRules.Answered(turn.Life, requestId, now));
        return DeletionRules.Looked(turn, requestId, terms, now);
    }

    public static Turn NotLooked(Turn turn, string requestId, DateTimeOffset now) =>
        DeletionRules.NotLooked(turn.To(WatchRules.Answered(turn.Life, requestId, now)), requestId, now);

    public static Turn Renewed(Turn turn, string orderId) =>
        turn.To(DeletionRules.Renewed(PaymentRules.Use(Ended(turn.Life, orderId), orderId)));

    /// <summary>A renewal that was answered already is not opened again by a late word about its progress.</summary>
    public static LifeState RenewalBegan(LifeState life, RenewalAccepted message) =>
        life.OpenRenewals.Contains(message.OrderId) || life.EndedRenewals.Contains(message.OrderId)
            ? life
            : life with { OpenRenewals = [.. life.OpenRenewals, message.OrderId] };

    public static Turn RenewalEnded(Turn turn, RenewalRefused message, DateTimeOffset now) =>
        RedemptionRules.Refused(turn.To(PaymentRules.Use(Ended(turn.Life, message.OrderId), message.OrderId)), message, now);

    /// <summary>A deletion that was ordered past us was asked for by somebody.</summary>
    public static Turn Deleted(Turn turn, DomainDeleted message) =>
        turn.Life.Cause == DeletionCause.Registry && !message.OrderId.StartsWith(Acts.Prefix, StringComparison.Ordinal)
            ? turn.To(turn.Life with { Cause = DeletionCause.Requested })
            : turn;

    public static Turn Standing(Turn turn, RealNameStandingChanged message) =>
        message.Account == turn.Life.Account && message.Revision > turn.Life.StandingRevision
            ? turn.To(turn.Life with { Verified = message.Verified, StandingRevision = message.Revision })
            : turn;

    public static Turn PaymentEnded(Turn turn, PaymentEnded message, DateTimeOffset now) =>
        message.Account == turn.Life.Account ? turn.To(PaymentRules.Ended(turn.Life, message, now)) : turn;

    private static LifeState Ended(LifeState life, string orderId) => life.EndedRenewals.Contains(orderId)
        ? life
        : life with
        {
            OpenRenewals = [.. life.OpenRenewals.Where(open => open != orderId)],
            EndedRenewals = [.. life.EndedRenewals.TakeLast(Remembered - 1), orderId],
        };
}
