using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>
/// What a domain needs for its holder to count as verified, and until when. A duty that is open keeps its beginning; its end moves only
/// where the registry names another day. Whatever is at fault, our own hold goes with the duty: a name without a verified holder does not
/// resolve (MIIT 264, 2017, section 4); what the registry does beside (serverHold) is its own.
/// </summary>
internal static class DomainRules
{
    public const string DomainCode = "domain";
    public const string RealNameCode = "real-name";

    /// <summary>A duty begins, unless an open one is older.</summary>
    public static DomainState Begin(DomainState domain, RealNameDeadlineCause cause, DateTimeOffset since) =>
        domain.OpenSince is not null ? domain : domain with { OpenSince = since, Because = cause, Deadline = null, FromRegistry = false };

    public static DomainDecision Decide(DomainState domain, HolderStanding holder, NameCode name, DomainTerms terms, DateTimeOffset now)
    {
        if (!domain.IsLiving || domain.IsDeleted || domain.Status == DomainStatus.Pending)
            return new DomainDecision(domain with { Lane = null, Due = null }, [], false);

        List<object> say = [];
        var isVerified = !terms.RealName || (holder.Verified && (terms.Qualification == Qualification.None || holder.Qualified));
        var next = Said(domain, terms.RealName && isVerified && domain.Blocked is null, say, now);
        if (isVerified)
            next = Met(next, say, now);
        else if (HasDuty(domain))
            next = Open(next, terms, say, now);
        next = Ordered(next, holder, name, terms, say, out var asksForName, now);
        return new DomainDecision(Scheduled(next), say, asksForName);
    }

    /// <summary>
    /// The highest revision wins with whoever listens. It follows the clock and not only its own past, so that a worker that lost its
    /// database does not speak with revisions that are overtaken already.
    /// </summary>
    public static long Next(long revision, DateTimeOffset now) => Math.Max(revision + 1, now.ToUnixTimeSeconds());

    private static DomainState Said(DomainState domain, bool verified, List<object> say, DateTimeOffset now)
    {
        if (domain.SaidVerified == verified)
            return domain;
        var said = domain with { SaidVerified = verified, StandingRevision = Next(domain.StandingRevision, now) };
        say.Add(DomainEvents.Standing(said, now));
        return said;
    }

    /// <summary>
    /// A domain that was merely announced (we are new, or lost our database) has no duty: nobody is held because we know nothing. One begins
    /// with an event, when a holder counts no longer who did, or when the registry names a day.
    /// </summary>
    private static bool HasDuty(DomainState domain) => domain.OpenSince is not null || domain.SaidVerified || RegistryDue(domain) is not null;

    private static DomainState Met(DomainState domain, List<object> say, DateTimeOffset now)
    {
        if (domain.OpenSince is null && !domain.Held)
            return domain;
        var hadDeadline = domain.Deadline is not null;
        var met = domain with { OpenSince = null, Because = null, Deadline = null, FromRegistry = false, Held = false };
        if (domain.Held)
        {
            met = met with { HoldRevision = Next(domain.HoldRevision, now) };
            say.Add(DomainEvents.Release(met, now));
        }

        // One that was verified before anybody was told of a deadline needs no word about it.
        if (hadDeadline)
            say.Add(DomainEvents.Met(met, domain.Held, now));
        return met;
    }

    private static DomainState Open(DomainState domain, DomainTerms terms, List<object> say, DateTimeOffset now)
    {
        var open = Begin(domain, RealNameDeadlineCause.Reopened, now);
        var registry = RegistryDue(open);
        var deadline = registry ?? (open.FromRegistry ? open.Deadline : null) ?? open.Deadline ?? terms.Ends(open.OpenSince!.Value);
        if (deadline is null)
            return open;
        if (deadline != open.Deadline)
        {
            open = open with { Deadline = deadline, FromRegistry = registry is not null };
            if (!open.Held)
                say.Add(DomainEvents.Set(open, now));
        }

        if (now < deadline || open.Held || now < open.HoldRetryAt)
            return open;
        var held = open with { Held = true, HoldRevision = Next(open.HoldRevision, now), HoldRetryAt = null };
        say.Add(DomainEvents.Place(held, now));
        say.Add(DomainEvents.Missed(held, now));
        return held;
    }

    /// <summary>The first day on which the registry wants a code of the holder; null where it shows none.</summary>
    private static DateTimeOffset? RegistryDue(DomainState domain) =>
        domain.Codes?.Missing.Where(missing => missing.Type == RealNameCode).Select(missing => (DateTimeOffset?)missing.DueAt).Min();

    /// <summary>Codes that are there and that the registry lacks are attached, in one order at a time.</summary>
    private static DomainState Ordered(
        DomainState domain, HolderStanding holder, NameCode name, DomainTerms terms, List<object> say, out bool asksForName, DateTimeOffset now)
    {
        asksForName = false;
        if (terms.Codes.Count == 0 || domain.CodesNotAsked || domain.OpenCodes is not null || now < domain.CodeRetryAt)
            return domain;
        List<CodeInHand> ready = [];
        if (Lacks(domain, terms, CodeKind.RealName, RealNameCode) && holder is { Verified: true, Code: { } code })
            ready.Add(code);
        if (Lacks(domain, terms, CodeKind.Domain, DomainCode))
        {
            if (name.Code is { } nameCode)
                ready.Add(nameCode);
            else
                asksForName = !name.WasAsked;
        }

        if (ready.Count == 0)
            return domain;
        var number = domain.CodeOrders + 1;
        var order = new CodeOrder(
            Identities.Order("real-name", $"{domain.Id}/{number}"), [.. ready.Select(item => item.Type)], [.. ready.Select(item => item.Token)]);
        var ordered = domain with { CodeOrders = number, OpenCodes = order, CodeRetryAt = null };
        say.Add(DomainEvents.Attach(ordered, [.. ready.Select(item => item.Signed)], now));
        return ordered;
    }

    private static bool Lacks(DomainState domain, DomainTerms terms, CodeKind kind, string type) =>
        terms.Codes.Contains(kind) && domain.Codes switch
        {
            // The registry has not shown anything yet: what we attach it answers.
            null => true,
            _ when kind == CodeKind.RealName && domain.RenewsCode => true,
            { Status: VerificationStatus.NotApplicable } => false,
            { Attached: var attached } when attached.Contains(type) => false,
            { Status: VerificationStatus.Compliant, Missing.Count: 0 } => false,
            _ => true,
        };

    private static DomainState Scheduled(DomainState domain)
    {
        DateTimeOffset?[] times = [domain.OpenSince is not null && !domain.Held ? domain.Deadline : null, domain.CodeRetryAt, domain.HoldRetryAt];
        var due = times.Min();
        return domain with { Lane = due is null ? null : DomainState.ClockLane, Due = due };
    }
}

/// <summary>How a domain's holder stands.</summary>
/// <param name="Verified">Whether the holder is who the profile says.</param>
/// <param name="Qualified">Whether the holder has shown the right to this name.</param>
/// <param name="Code">The code of the verified holder, where the provider gave one.</param>
internal sealed record HolderStanding(bool Verified, bool Qualified, CodeInHand? Code);

/// <summary>How the name stands with the provider.</summary>
internal sealed record NameCode(bool WasAsked, CodeInHand? Code);

/// <summary>A signed code that can be attached.</summary>
internal sealed record CodeInHand(string Type, string Token, string Signed);

/// <summary>What has to be done about a domain.</summary>
/// <param name="AsksForName">The provider is to be asked whether the name may be registered.</param>
internal sealed record DomainDecision(DomainState Domain, IReadOnlyList<object> Say, bool AsksForName);
