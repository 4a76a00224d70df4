using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.MiitSync.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>
/// The ministry's view of a domain, from what the registry has confirmed. At most one report of a domain is on its way; whatever happens
/// meanwhile changes the facts, and the next report is the difference to what was confirmed.
/// </summary>
internal static class ReportRules
{
    public static ReportedDomain Begin(DomainRecord record, ReportingTerms terms, DateTimeOffset now) =>
        Arrange(new ReportedDomain { Id = record.Id, Facts = DomainFacts.Of(record) }, terms, now);

    /// <summary>The newer record wins; the same state when it is not newer.</summary>
    public static ReportedDomain Note(ReportedDomain state, DomainRecord record, ReportingTerms terms, DateTimeOffset now)
    {
        if (record.Version <= state.Facts.Version)
            return state;
        var facts = DomainFacts.Of(record);
        // Another holder has to be verified and ingested anew.
        var sameHolder = facts.ProfileId == state.Facts.ProfileId;
        return Arrange(state with { Facts = facts, VerifiedAt = sameHolder ? state.VerifiedAt : null }, terms, now);
    }

    /// <summary>The holder's profile says something else than when it was reported.</summary>
    public static ReportedDomain NoteProfile(ReportedDomain state, long profileVersion, ReportingTerms terms, DateTimeOffset now) =>
        state.ProfileVersion == profileVersion ? state : Arrange(state with { ProfileVersion = profileVersion }, terms, now);

    public static ReportedDomain NoteRealName(ReportedDomain state, bool verified, DateTimeOffset at, long revision) =>
        revision <= state.RealNameRevision ? state : state with { RealNameRevision = revision, VerifiedAt = verified ? state.VerifiedAt ?? at : null };

    /// <summary>What is to be asked of the ministry next; null when it knows what it should, or cannot be told now.</summary>
    public static ReportAction? Wish(ReportedDomain state, ReportingTerms terms, DateTimeOffset now)
    {
        var known = state.MinistryId is not null;
        if (state.Facts.Status != DomainStatus.Registered)
            return known ? ReportAction.Delete : null;
        // 3004: what has expired cannot be reported; a renewal comes with new facts. A date as the ministry reads it, in Shanghai.
        if (state.Facts.ExpiresAt is { } expiresAt && ShanghaiTime.DateOf(expiresAt) < ShanghaiTime.DateOf(now))
            return null;
        if (!known)
            return ReportAction.Add;
        return state.Confirmed == Fingerprint(state, terms) ? null : ReportAction.Modify;
    }

    /// <summary>Everything that a report says, our own data among it, as a digest: names nobody.</summary>
    public static string Fingerprint(ReportedDomain state, ReportingTerms terms)
    {
        var facts = state.Facts;
        var text = string.Join('\n',
            facts.Name, Date(facts.RegisteredAt), Date(facts.ExpiresAt), string.Join(';', facts.NameServers), facts.ProfileId,
            facts.AdminProfileId, facts.BillingProfileId, state.ProfileVersion.ToString(CultureInfo.InvariantCulture), terms.InRecords);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    /// <summary>Taken into a file that is being made.</summary>
    public static ReportedDomain Take(ReportedDomain state, ReportAction action, long sequence, long recordId, ReportingTerms terms, DateTimeOffset now) => state with
    {
        Pending = new PendingReport(sequence, action, recordId, Fingerprint(state, terms), state.Facts.ProfileId, now),
        ReportedName = action == ReportAction.Add ? state.Facts.Name : state.ReportedName,
        Lane = Lanes.Sent(sequence),
        Due = now + terms.Overdue + terms.Overdue,
    };

    /// <summary>Not in the file after all.</summary>
    public static ReportedDomain PutBack(ReportedDomain state, long sequence, ReportingTerms terms, DateTimeOffset now) =>
        state.Pending?.Sequence != sequence ? state : Arrange(Released(state), terms, now);

    /// <summary>Our own look at the data found something wrong; it waits for a change.</summary>
    public static ReportedDomain Block(ReportedDomain state, IReadOnlyList<string> codes, ReportingTerms terms, DateTimeOffset now) => Arrange(
        Released(state) with { Failure = new ReportFailure(Fingerprint(state, terms), codes, now, 1) }, terms, now);

    /// <summary>Waits without anything being wrong, e.g. until the counter opens.</summary>
    public static ReportedDomain Postpone(ReportedDomain state, DateTimeOffset until) =>
        state.Lane == Lanes.Report ? state with { Due = until } : state;

    /// <summary>Puts the domain into the queue where it belongs.</summary>
    public static ReportedDomain Arrange(ReportedDomain state, ReportingTerms terms, DateTimeOffset now)
    {
        if (state.Pending is { } pending)
            return state with { Lane = Lanes.Sent(pending.Sequence), Due = pending.At + terms.Overdue + terms.Overdue };
        if (Wish(state, terms, now) is not null)
        {
            var failure = state.Failure?.Fingerprint == Fingerprint(state, terms) ? state.Failure : null;
            if (failure is null || failure.RetryAt is not null)
            {
                var due = failure?.RetryAt ?? (state.Lane == Lanes.Report ? state.Due : null) ?? now;
                return state with { Failure = failure, Lane = Lanes.Report, Due = due, WaitingSince = state.WaitingSince ?? now };
            }
        }

        // The day on which it expires, readiness changes by itself.
        var next = state.Facts.Status == DomainStatus.Registered && state.Facts.ExpiresAt > now ? state.Facts.ExpiresAt : null;
        return state with { Lane = next is null ? null : Lanes.Watch, Due = next, WaitingSince = null };
    }

    /// <summary>Without its pending report; the claim on the name ends where the ministry has no record.</summary>
    public static ReportedDomain Released(ReportedDomain state) => state with
    {
        Pending = null,
        ReportedName = state.MinistryId is null ? null : state.ReportedName,
    };

    private static string Date(DateTimeOffset? at) =>
        at is { } instant ? ShanghaiTime.DateOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
