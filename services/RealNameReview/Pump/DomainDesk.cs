using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>
/// Keeps domains. Whatever may have changed (a record, a profile, a name's code, the time), a domain is looked at by the same rule and decided
/// by one write; to look once too often is harmless.
/// </summary>
internal sealed class DomainDesk(
    Documents<DomainState> domains,
    Documents<ProfileDomain> profileDomains,
    Documents<RetentionState> retentions,
    HolderView holders,
    ReviewDesk desk,
    ReviewTerms terms,
    TimeProvider clock)
{
    private const int MaxRaces = 5;
    private static readonly TimeSpan Retry = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    public Task<DomainState?> Find(string domainId, CancellationToken cancellationToken) => domains.Find(domainId, cancellationToken);

    /// <summary>Takes note of a domain's record and of the duty that an event begins, then looks at it.</summary>
    public async Task Note(DomainRecord record, RealNameDeadlineCause? cause, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // The link first: whoever tells the domains of a profile that it changed must find this one.
        if (record.ProfileId is { } profileId)
            await profileDomains.Insert(new ProfileDomain { Id = ProfileDomain.IdOf(profileId, record.Id) }, [], cancellationToken);

        var duty = cause is { } known ? new Duty(known, since ?? now) : Young(record, now);
        await Change(record.Id, domain => DomainRecordRules.Note(domain, record, duty, now), cancellationToken);
        if (record.Status == DomainStatus.Ended && record.ProfileId is { } former)
            await NoteUnused(record.Account, former, now, cancellationToken);
        await Look(record.Id, cancellationToken);
    }

    /// <summary>Looks at a domain and does what it asks for.</summary>
    public async Task Look(string domainId, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await domains.Find(domainId, cancellationToken) is not { } found)
                return;
            var now = clock.GetUtcNow();
            var domain = found.HoldRetryAt <= now ? found with { HoldRetryAt = null } : found;
            var domainTerms = terms.Domain(domain.Name, now);
            var holder = await holders.Standing(domain, cancellationToken);
            var name = domainTerms.Codes.Count == 0 ? new NameCode(true, null) : await holders.Name(domain, cancellationToken);
            var decision = DomainRules.Decide(domain, holder, name, domainTerms, now);
            // Ordered before the domain moves on: a check that is ordered twice is one, one that is forgotten is none.
            if (decision.AsksForName && domain.ProfileId is { } profileId)
                await desk.BeginName(domain.Account, profileId, domain.Name, domain.Id, cancellationToken);
            if (decision.Domain == found)
                return;
            IReadOnlyList<Announcement> say = [.. decision.Say.Select(message => new Announcement(message, DomainEvents.KeyOf(message, domain)))];
            if (await domains.Save(decision.Domain, say, cancellationToken) is not null)
                return;
        }

        throw new TransientException($"Domain {domainId} is written by others again and again.");
    }

    /// <summary>Has a domain looked at again somewhat later, because something of ours went wrong with it now.</summary>
    public Task LookLater(string domainId, CancellationToken cancellationToken) => Change(
        domainId, domain => domain is null ? null : domain with { Lane = DomainState.ClockLane, Due = clock.GetUtcNow() + Retry }, cancellationToken);

    /// <summary>A hold or release of ours was not done: the domain is over, or it is ordered again later under the next revision.</summary>
    public Task HoldRefused(HoldRefused refused, CancellationToken cancellationToken)
    {
        if (refused.Reason != DomainEvents.HoldReason)
            return Task.CompletedTask;
        var now = clock.GetUtcNow();
        var isOver = refused.Reasons.Any(reason => reason.Code is "DomainEnded" or "DomainUnknown");
        return Change(
            refused.DomainId,
            domain => domain is null || domain.HoldRevision != refused.Revision ? domain : isOver
                ? domain with { EndedAt = domain.EndedAt ?? now, Lane = null, Due = null }
                : AfterRefusal(domain, refused.Release, now),
            cancellationToken);
    }

    /// <summary>The registry shows codes that we ordered.</summary>
    public async Task CodesAttached(string orderId, DomainRecord record, CancellationToken cancellationToken)
    {
        await Change(record.Id, domain => domain is null ? null : DomainRecordRules.Answered(domain, orderId), cancellationToken);
        await Note(record, null, null, cancellationToken);
    }

    /// <summary>Codes were not attached: the registry takes none, or they are ordered again later.</summary>
    public Task CodesRefused(string domainId, string orderId, IReadOnlyList<Reason> reasons, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Change(
            domainId,
            domain =>
            {
                if (domain?.OpenCodes?.OrderId != orderId)
                    return domain;
                if (reasons.Any(reason => reason.Code == "VerificationNotAsked"))
                    return domain with { OpenCodes = null, CodesNotAsked = true };
                var at = now + BackOff.After(domain.CodeRefusals, Retry, LongestRetry);
                return domain with
                {
                    OpenCodes = null,
                    CodeRefusals = domain.CodeRefusals + 1,
                    CodeRetryAt = at,
                    Lane = DomainState.ClockLane,
                    Due = domain.Due < at ? domain.Due : at,
                };
            },
            cancellationToken);
    }

    /// <summary>Another name of the holder did not pass an enhanced verification, or has passed by now.</summary>
    public async Task<bool> Block(string domainId, SpreadCase spread, bool lift, CancellationToken cancellationToken)
    {
        var changed = false;
        await Change(
            domainId,
            domain =>
            {
                changed = domain is not null && (lift ? domain.Blocked == spread : domain.Blocked is null);
                return changed ? domain! with { Blocked = lift ? null : spread } : domain;
            },
            cancellationToken);
        await Look(domainId, cancellationToken);
        return changed;
    }

    private static DomainState AfterRefusal(DomainState domain, bool isRelease, DateTimeOffset now)
    {
        var at = now + BackOff.After(domain.HoldRefusals, Retry, LongestRetry);
        return domain with
        {
            // As it was before the order: the rule orders it anew.
            Held = isRelease,
            HoldRefusals = domain.HoldRefusals + 1,
            HoldRetryAt = at,
            Lane = DomainState.ClockLane,
            Due = at,
        };
    }

    /// <summary>A record can come before the event that began the duty; a young domain has it all the same.</summary>
    private Duty? Young(DomainRecord record, DateTimeOffset now) =>
        record is { Status: DomainStatus.Registered, RegisteredAt: { } at } && terms.Domain(record.Name, now).Ends(at) > now
            ? new Duty(RealNameDeadlineCause.Registered, at)
            : null;

    private async Task NoteUnused(string account, string profileId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (terms.RetentionEnds(now) is not { } ends)
            return;
        var id = ProfileState.IdOf(account, profileId);
        var known = await retentions.Find(id, cancellationToken);
        var next = (known ?? new RetentionState { Id = id, Account = account, ProfileId = profileId }) with { Lane = RetentionState.ClockLane, Due = ends };
        var stored = known is null ? (await retentions.Insert(next, [], cancellationToken)).Stored : await retentions.Save(next, cancellationToken);
        if (stored is null)
            throw new TransientException($"The retention of {profileId} changed meanwhile.");
    }

    private async Task Change(string domainId, Func<DomainState?, DomainState?> rule, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var domain = await domains.Find(domainId, cancellationToken);
            var next = rule(domain);
            if (next is null || next == domain)
                return;
            var stored = domain is null ? (await domains.Insert(next, [], cancellationToken)).Stored : await domains.Save(next, cancellationToken);
            if (stored is not null)
                return;
        }

        throw new TransientException($"Domain {domainId} is written by others again and again.");
    }
}
