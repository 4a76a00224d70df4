using System.Globalization;
using System.Reflection;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Reminders;

namespace DomainWorkers.AllInOne;

/// <summary>Reads from any event what an order system wants to know of it.</summary>
internal static class Answers
{
    /// <summary>What the event answers: an order id, a confirmation's id, or a reason with its revision on a domain; null where nobody asked.</summary>
    public static string? Key(object message) => message switch
    {
        HoldPlaced placed => HoldKey(placed.Domain.Id, placed.Reason, placed.Revision),
        HoldReleased released => HoldKey(released.Domain.Id, released.Reason, released.Revision),
        HoldRefused refused => HoldKey(refused.DomainId, refused.Reason, refused.Revision),
        EmailVerified verified => verified.RequestId,
        EmailConfirmationRefused refused => refused.RequestId,
        IcpReadinessAnswered answered => answered.RequestId,
        ProfileCreated created => created.RequestId,
        ProfileRefused refused => refused.RequestId,
        MaterialReceived received => received.RequestId,
        MaterialRefused refused => refused.RequestId,
        NoticesListed listed => listed.RequestId,
        AutoRenewSet set => set.RequestId,
        AutoRenewRefused refused => refused.RequestId,
        // What the order side says itself answers nothing, nor does what is only about one of its orders.
        PaymentStarted or PaymentEnded or PaymentNoted or PaymentTimedOut or RenewalWished => null,
        _ => Read<string>(message, "OrderId"),
    };

    public static string HoldKey(string domainId, string reason, long revision) => $"{domainId}/{reason}/{revision}";

    /// <summary>How the order stands, for an event that is not its end.</summary>
    public static OperationProgress? Progress(object message) => message switch
    {
        RegistrationAccepted accepted => accepted.Progress,
        RenewalAccepted accepted => accepted.Progress,
        RedemptionAccepted => OperationProgress.Accepted,
        _ => null,
    };

    /// <summary>How it ended: the first reason of a refusal, or the event's name.</summary>
    public static string Result(object message) =>
        message is IcpReadinessAnswered readiness ? Readiness(readiness)
        : message is NoticesListed { Notices: var notices } ? $"{notices.Count(notice => notice.Result == NoticeResult.Sent)} of {notices.Count} notices sent"
        : Read<IReadOnlyList<Reason>>(message, "Reasons") is { Count: > 0 } reasons ? reasons[0].Code
        : message.GetType().Name;

    /// <summary>The public record of the domain, where the event carries it.</summary>
    public static DomainRecord? Domain(object message) => Read<DomainRecord>(message, "Domain");

    private static string Readiness(IcpReadinessAnswered answered) => answered switch
    {
        { Known: false } => "DomainUnknown",
        { Ready: true } => "IcpReady",
        { Reasons: [{ ExpectedOn: { } day } reason, ..] } => string.Create(
            CultureInfo.InvariantCulture, $"{reason.Code} {day:yyyy-MM-dd}{(reason.Provisional == true ? ", provisional" : "")}"),
        _ => answered.Reasons[0].Code,
    };

    private static TValue? Read<TValue>(object message, string property)
        where TValue : class =>
        message.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)?.GetValue(message) as TValue;
}
