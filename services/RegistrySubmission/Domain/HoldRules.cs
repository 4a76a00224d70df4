using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// A hold is a set of reasons. The highest revision of a reason wins, so a <c>PlaceHold</c> that comes after its own release changes
/// nothing; a reason that is not the first in or the last out is noted without asking the registry.
/// </summary>
internal static class HoldRules
{
    // As many as the record of a domain can name.
    private const int MaxReasons = 16;

    public static HoldDecision Decide(DomainState domain, Intent.Hold wanted, DateTimeOffset now)
    {
        var known = domain.Holds.FirstOrDefault(hold => hold.Reason == wanted.Reason);
        if (known is not null && known.Revision > wanted.Revision)
            return new HoldDecision.Never(Refusals.RevisionSuperseded);
        if (known is not null && known.Revision == wanted.Revision)
        {
            return known.Active == wanted.Place
                ? new HoldDecision.Repeat(Conclude(domain, wanted, now).Answer)
                : new HoldDecision.Never(Refusals.RevisionSuperseded);
        }

        var after = With(domain, wanted);
        if (wanted.Place && after.Holds.Count(hold => hold.Active) > MaxReasons)
            return new HoldDecision.Never(Refusals.TooManyHolds(MaxReasons));
        return after.Holds.Any(hold => hold.Active) == domain.HeldAtRegistry
            ? new HoldDecision.Noted(Raised(after), Conclude(Raised(after), wanted, now).Answer)
            : new HoldDecision.AtRegistry();
    }

    /// <summary>The reasons after the message, without saying anything about the registry.</summary>
    public static DomainState With(DomainState domain, Intent.Hold wanted) => domain with
    {
        Holds =
        [
            .. domain.Holds.Where(hold => hold.Reason != wanted.Reason),
            new HoldReason(wanted.Reason, wanted.Revision, wanted.Place),
        ],
    };

    /// <summary>What is said once it is so. The message id follows from reason and revision: a repeat says the same.</summary>
    public static Conclusion Conclude(DomainState domain, Intent.Hold wanted, DateTimeOffset now)
    {
        var record = domain.ToRecord();
        object said = wanted.Place
            ? new HoldPlaced { Account = domain.Account, At = now, Reason = wanted.Reason, Revision = wanted.Revision, Domain = record }
            : new HoldReleased { Account = domain.Account, At = now, Reason = wanted.Reason, Revision = wanted.Revision, Domain = record };
        return new Conclusion(domain, new Announcement(said, Key(domain.Id, wanted)));
    }

    public static Announcement Refused(
        string account, string domainId, Intent.Hold wanted, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new(
        new HoldRefused
        {
            Account = account,
            At = now,
            DomainId = domainId,
            Reason = wanted.Reason,
            Revision = wanted.Revision,
            Release = !wanted.Place,
            Reasons = reasons,
        },
        Key(domainId, wanted));

    private static DomainState Raised(DomainState domain) => domain with { RecordVersion = domain.RecordVersion + 1 };

    private static string Key(string domainId, Intent.Hold wanted) => $"{domainId}\n{wanted.Reason}\n{wanted.Revision}\n{wanted.Place}";
}

/// <summary>What a hold message means for a domain.</summary>
internal abstract record HoldDecision
{
    private HoldDecision()
    {
    }

    /// <summary>Known already: say it again.</summary>
    public sealed record Repeat(Announcement Answer) : HoldDecision;

    /// <summary>A newer revision was here first, or there is no room for one more reason.</summary>
    public sealed record Never(Reason Reason) : HoldDecision;

    /// <summary>One more reason among others: note it, the registry stays as it is.</summary>
    public sealed record Noted(DomainState Domain, Announcement Answer) : HoldDecision;

    /// <summary>The first in or the last out: the registry has to change.</summary>
    public sealed record AtRegistry : HoldDecision;
}
