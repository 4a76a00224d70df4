using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>
/// The time that a domain's registrant has to verify the mail address (ICANN RAA 2013, WHOIS Accuracy Program Specification, section 1.f:
/// 15 days from registration, inbound transfer or change of registrant). The clock belongs to the domain, not to the address. A duty that
/// is open keeps its beginning, whatever happens later; what counts at its end is the address of that moment.
/// </summary>
internal static class DeadlineRules
{
    /// <summary>A domain that begins with a duty, or gets one: an open one is older and stays.</summary>
    public static DomainState Begin(DomainState domain, EmailDeadlineCause cause, DateTimeOffset since) =>
        domain.OpenSince is not null ? domain : domain with { OpenSince = since, Because = cause, Deadline = null, Reminded = null };

    public static DeadlineDecision Decide(DomainState domain, AddressStanding? address, DeadlineTerms terms, DateTimeOffset now)
    {
        if (domain.EndedAt is not null || domain.IsDeleted)
            return DeadlineDecision.Quiet(domain);
        if (address is { Verified: true })
            return Met(domain, address, now);

        var open = Reopened(domain, address);
        // A duty keeps the end that was told, whatever the policy says later.
        if (open.OpenSince is not { } since || (open.Deadline ?? terms.Ends(since)) is not { } deadline)
            return DeadlineDecision.Quiet(open);
        if (open.Held)
            return DeadlineDecision.Quiet(open);

        var isNew = open.Deadline is null;
        open = open with { Deadline = deadline };
        IReadOnlyList<object> say = isNew ? [DeadlineEvents.Set(open, address, now)] : [];
        return now >= deadline ? Missed(open, address, say, now) : Running(open, address, terms, say, isNew, now);
    }

    private static DeadlineDecision Met(DomainState domain, AddressStanding address, DateTimeOffset now)
    {
        if (domain.OpenSince is null && !domain.Held)
            return DeadlineDecision.Quiet(domain with { MetAt = domain.MetAt ?? now });

        var met = domain with { OpenSince = null, Because = null, Deadline = null, Reminded = null, MetAt = now, Held = false };
        if (!domain.Held)
            return new DeadlineDecision(Sleeping(met), [DeadlineEvents.Met(met, address, false, now)], null);
        var released = met with { Revision = NextRevision(domain, now) };
        return new DeadlineDecision(
            Sleeping(released), [DeadlineEvents.Release(released, now), DeadlineEvents.Met(released, address, true, now)], null);
    }

    /// <summary>A duty that was met opens again when the address stopped counting after that, or is another one since.</summary>
    private static DomainState Reopened(DomainState domain, AddressStanding? address) =>
        domain.OpenSince is null && domain.MetAt is { } met && address is not null && address.Since > met
            ? Begin(domain, EmailDeadlineCause.Reopened, address.Since)
            : domain;

    private static DeadlineDecision Missed(DomainState domain, AddressStanding? address, IReadOnlyList<object> say, DateTimeOffset now)
    {
        var held = domain with { Held = true, Revision = NextRevision(domain, now), Reminded = 0 };
        return new DeadlineDecision(
            Sleeping(held), [.. say, DeadlineEvents.Place(held, now), DeadlineEvents.Missed(held, address, now)],
            address is null ? null : new MailWish.Reminder(held.Deadline!.Value, 0));
    }

    private static DeadlineDecision Running(
        DomainState domain, AddressStanding? address, DeadlineTerms terms, IReadOnlyList<object> say, bool isNew, DateTimeOffset now)
    {
        var deadline = domain.Deadline!.Value;
        // Several that were missed in an outage collapse into the nearest.
        int? stage = null;
        foreach (var days in terms.Reminders.Where(days => now >= deadline.AddDays(-days) && !(domain.Reminded <= days)))
            stage = days;
        var next = terms.Reminders.Select(days => deadline.AddDays(-days)).Where(at => at > now).Append(deadline).Min();

        MailWish? wish = address is null ? null
            : stage is { } near ? new MailWish.Reminder(deadline, near)
            : isNew && !address.HasMailUnderWay ? new MailWish.First(domain.OpenSince!.Value)
            : null;
        return new DeadlineDecision(
            domain with { Reminded = stage ?? domain.Reminded, Lane = DomainState.ClockLane, Due = next }, say, wish);
    }

    /// <summary>
    /// The highest revision wins at RegistrySubmission. It follows the clock and not only its own past, so that a worker that lost its
    /// database does not speak with revisions that are overtaken already.
    /// </summary>
    private static long NextRevision(DomainState domain, DateTimeOffset now) => Math.Max(domain.Revision + 1, now.ToUnixTimeSeconds());

    private static DomainState Sleeping(DomainState domain) => domain with { Lane = null, Due = null };
}

/// <summary>How the address of a domain's registrant stands.</summary>
/// <param name="AddressId">Which it is.</param>
/// <param name="Verified">Whether somebody has confirmed it.</param>
/// <param name="Since">For one that is not verified: since when it, or its place in the profile, wants verifying.</param>
/// <param name="HasMailUnderWay">Whether a mail was ordered whose link works, or will.</param>
internal sealed record AddressStanding(string AddressId, bool Verified, DateTimeOffset Since, bool HasMailUnderWay);

/// <summary>What the policy says about a domain's time.</summary>
/// <param name="Ends">When the time is over that began then; null where there is no duty.</param>
/// <param name="Reminders">Days before the end, falling.</param>
internal sealed record DeadlineTerms(Func<DateTimeOffset, DateTimeOffset?> Ends, IReadOnlyList<int> Reminders);

/// <summary>What has to be done about a domain.</summary>
/// <param name="Domain">Its next state.</param>
/// <param name="Say">The messages that tell of it.</param>
/// <param name="Mail">A mail to the registrant, to be ordered before the state is stored.</param>
internal sealed record DeadlineDecision(DomainState Domain, IReadOnlyList<object> Say, MailWish? Mail)
{
    public static DeadlineDecision Quiet(DomainState domain) => new(domain with { Lane = null, Due = null }, [], null);
}

/// <summary>A mail that a domain's clock asks for.</summary>
internal abstract record MailWish
{
    private MailWish()
    {
    }

    /// <summary>The first mail of a duty.</summary>
    public sealed record First(DateTimeOffset Since) : MailWish;

    /// <summary>A reminder, so many days before the end; 0 tells that the time is over.</summary>
    public sealed record Reminder(DateTimeOffset Deadline, int Days) : MailWish;
}
