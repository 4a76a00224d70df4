using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>
/// Keeps the clocks of domains. Whatever may have changed (a record, an address, the time), a domain is looked at by the same rule and
/// decided by one write; to look once too often is harmless.
/// </summary>
internal sealed class DomainDesk(
    Documents<DomainState> domains,
    Documents<ProfileDomain> profileDomains,
    AddressBook book,
    MailOrders mails,
    VerificationTerms terms,
    TimeProvider clock)
{
    private const int MaxRaces = 5;
    private static readonly TimeSpan HoldRetry = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestHoldRetry = TimeSpan.FromDays(1);

    /// <summary>Takes note of a domain's record and of the duty that an event begins, then looks at its clock.</summary>
    public async Task Note(DomainRecord record, EmailDeadlineCause? cause, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // The link first: whoever tells the domains of a profile that an address changed must find this one.
        if (record.ProfileId is { } profileId)
            await profileDomains.Insert(new ProfileDomain { Id = ProfileDomain.IdOf(profileId, record.Id) }, [], cancellationToken);

        var duty = cause is { } known ? new Duty(known, since ?? now) : YoungDomain(record, now);
        var domain = await domains.Find(record.Id, cancellationToken);
        var next = DomainRecordRules.Note(domain, record, duty, now);
        if (next != domain)
        {
            var stored = domain is null ? (await domains.Insert(next, [], cancellationToken)).Stored : await domains.Save(next, cancellationToken);
            if (stored is null)
                throw new TransientException($"Domain {record.Id} changed meanwhile.");
        }

        await Look(record.Id, cancellationToken);
    }

    /// <summary>Looks at a domain's clock and does what it asks for.</summary>
    public async Task Look(string domainId, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await domains.Find(domainId, cancellationToken) is not { } domain)
                return;
            var address = domain.ProfileId is { } profileId && domain.EndedAt is null
                ? await book.Standing(domain.Account, profileId, $"domain/{domain.Id}", cancellationToken)
                : null;
            var now = clock.GetUtcNow();
            var decision = DeadlineRules.Decide(domain, address, terms.Domain(domain.Name, now), now);
            // Ordered before the clock moves on: a mail that is ordered twice is one, a mail that is forgotten is none.
            if (decision.Mail is { } wish)
                await mails.Order(domain, address!.AddressId, wish, cancellationToken);
            if (decision.Domain == domain)
                return;
            IReadOnlyList<Announcement> say =
                [.. decision.Say.Select(message => new Announcement(message, KeyOf(message, domain)))];
            if (await domains.Save(decision.Domain, say, cancellationToken) is not null)
                return;
        }

        throw new TransientException($"Domain {domainId} is written by others again and again.");
    }

    /// <summary>Has a domain looked at again somewhat later, because something of ours went wrong with it now.</summary>
    public async Task LookLater(string domainId, CancellationToken cancellationToken)
    {
        if (await domains.Find(domainId, cancellationToken) is { } domain)
            await domains.Save(domain with { Lane = DomainState.ClockLane, Due = clock.GetUtcNow() + HoldRetry }, cancellationToken);
    }

    /// <summary>A hold or release of ours was not done: the domain is over, or it is ordered again later under the next revision.</summary>
    public async Task HoldRefused(HoldRefused refused, CancellationToken cancellationToken)
    {
        if (refused.Reason != DeadlineEvents.HoldReason
            || await domains.Find(refused.DomainId, cancellationToken) is not { } domain || domain.Revision != refused.Revision)
            return;
        var now = clock.GetUtcNow();
        var isOver = refused.Reasons.Any(reason => reason.Code is "DomainEnded" or "DomainUnknown");
        var next = isOver
            ? domain with { EndedAt = domain.EndedAt ?? now, Lane = null, Due = null }
            : domain with
            {
                Held = refused.Release,
                HoldRefusals = domain.HoldRefusals + 1,
                Lane = DomainState.ClockLane,
                Due = now + BackOff.After(domain.HoldRefusals, HoldRetry, LongestHoldRetry),
            };
        if (await domains.Save(next, cancellationToken) is null)
            throw new TransientException($"Domain {domain.Id} changed meanwhile.");
    }

    /// <summary>A record can come before the event that began the duty; a young domain has it all the same.</summary>
    private Duty? YoungDomain(DomainRecord record, DateTimeOffset now) =>
        record is { Status: DomainStatus.Registered, RegisteredAt: { } at } && terms.Domain(record.Name, now).Ends(at) > now
            ? new Duty(EmailDeadlineCause.Registered, at)
            : null;

    /// <summary>What a hold is about is its revision; everything else is said once with the version that said it.</summary>
    private static string KeyOf(object message, DomainState domain) => message switch
    {
        PlaceHold hold => $"{hold.DomainId}\n{hold.Reason}\n{hold.Revision}",
        ReleaseHold release => $"{release.DomainId}\n{release.Reason}\n{release.Revision}",
        _ => $"{domain.Id}\n{domain.Version + 1}",
    };
}
