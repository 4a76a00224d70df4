using System.Globalization;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Reminders;

namespace DomainWorkers.AllInOne;

/// <summary>The whole life of each domain that was reminded of its expiry, as its events told it; the days are those of Shanghai.</summary>
internal static class Timelines
{
    // Business time stands still while one thing leads to the next, and each event comes by a queue of its own.
    private static readonly Type[] Course =
    [
        typeof(DomainRegistered), typeof(DomainAdopted), typeof(PaymentStarted), typeof(RenewalWished), typeof(DomainExpired), typeof(ResolutionInterrupted),
        typeof(DomainDeleted), typeof(PreReleaseListed), typeof(LifePhaseChanged), typeof(DomainRestored), typeof(PreReleaseWithdrawn), typeof(DomainRenewed),
        typeof(NameServersRestored), typeof(DomainRedeemed), typeof(DomainReleased), typeof(NoticeSent),
    ];

    /// <summary>The domains in the order in which they were ordered, and what happened to each, a line per step.</summary>
    public static IEnumerable<(string Domain, IReadOnlyList<string> Lines)> Of(OrderBoard board)
    {
        var heard = board.Heard;
        var reminded = Reminded(heard);
        foreach (var domain in board.Lines.Select(line => line.Domain).OfType<DomainRecord>().DistinctBy(domain => domain.Id))
        {
            if (!reminded.Contains(domain.Id))
                continue;
            var moments = heard.OrderBy(message => Array.IndexOf(Course, message.GetType())).Select(Read).OfType<Moment>()
                .Where(moment => moment.DomainId == domain.Id).OrderBy(moment => moment.At).ToList();
            yield return (domain.UnicodeName, [.. Lines(moments)]);
        }
    }

    /// <summary>The ids of those domains.</summary>
    public static IReadOnlySet<string> Reminded(IReadOnlyList<object> heard) =>
        heard.OfType<NoticeSent>().Where(sent => sent.Kind == NoticeKind.Expiry).Select(sent => sent.DomainId).ToHashSet();

    // Notices that follow each other share a line, each with its day.
    private static IEnumerable<string> Lines(List<Moment> moments)
    {
        for (var index = 0; index < moments.Count; index++)
        {
            var notices = moments.Skip(index).TakeWhile(moment => moment.IsNotice).ToList();
            if (notices.Count == 0)
            {
                yield return $"{Day(moments[index].At)}  {moments[index].What}";
                continue;
            }

            yield return $"{Day(notices[0].At)}  reminded: {string.Join(", ", notices.Select(notice => $"{Day(notice.At)[5..]} {notice.What}"))}";
            index += notices.Count - 1;
        }
    }

    private static Moment? Read(object message) => message switch
    {
        DomainRegistered registered => Change(registered.At, registered.Domain, "registered"),
        DomainAdopted adopted => Change(adopted.At, adopted.Domain, "taken over"),
        DomainRenewed renewed => Change(renewed.At, renewed.Domain, "renewed"),
        NoticeSent sent => new Moment(sent.DomainId, sent.At, sent.Stage, IsNotice: true),
        PaymentStarted { Purpose: PaymentPurpose.Renewal } payment => new Moment(payment.DomainId, payment.At, "a payment begins: nothing is deleted meanwhile"),
        RenewalWished wished => new Moment(wished.DomainId, wished.At, "the order side is asked to renew, as the holder wished"),
        DomainExpired expired => new Moment(
            expired.Domain.Id, expired.At, $"expired: grace until {Day(expired.GraceEndsAt)}, then redemption, free on {Day(expired.ReleasedAt)}"),
        ResolutionInterrupted interrupted => new Moment(interrupted.DomainId, interrupted.At, "points at the page for expired names"),
        NameServersRestored restored => new Moment(restored.Domain.Id, restored.At, $"points at {string.Join(" and ", restored.Domain.NameServers)} again"),
        DomainDeleted deleted => new Moment(deleted.Domain.Id, deleted.At, "deleted"),
        PreReleaseListed listed => new Moment(
            listed.DomainId, listed.At, $"listed before its release: can be bought back until {Day(listed.RedemptionEndsAt)}, free on {Day(listed.ReleasedAt)}"),
        PreReleaseWithdrawn withdrawn => new Moment(withdrawn.DomainId, withdrawn.At, "not listed any more"),
        DomainRestored restored => new Moment(restored.Domain.Id, restored.At, "restored at the registry"),
        DomainRedeemed redeemed => new Moment(redeemed.DomainId, redeemed.At, $"bought back, paid until {Day(redeemed.ExpiresAt)}"),
        LifePhaseChanged { Phase: LifePhase.PendingDelete } changed => new Moment(changed.DomainId, changed.At, "pending delete"),
        DomainReleased released => new Moment(released.DomainId, released.At, "released: the name is free"),
        _ => null,
    };

    private static Moment Change(DateTimeOffset at, DomainRecord domain, string what) => new(domain.Id, at, $"{what}, paid until {Day(domain.PaidUntil!.Value)}");

    private static string Day(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Moment(string DomainId, DateTimeOffset At, string What, bool IsNotice = false);
}
