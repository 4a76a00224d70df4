using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What is said about a domain's holder, and ordered for it.</summary>
internal static class DomainEvents
{
    /// <summary>The one word by which RegistrySubmission tells our hold from others.</summary>
    public const string HoldReason = "real-name";

    public static RealNameDeadlineSet Set(DomainState domain, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        At = now,
        DomainId = domain.Id,
        DomainName = domain.Name,
        UnicodeName = domain.UnicodeName,
        ProfileId = domain.ProfileId,
        Deadline = domain.Deadline!.Value,
        Because = domain.Because!.Value,
        FromRegistry = domain.FromRegistry,
    };

    public static RealNameDeadlineMet Met(DomainState domain, bool wasHeld, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        At = now,
        DomainId = domain.Id,
        DomainName = domain.Name,
        UnicodeName = domain.UnicodeName,
        WasHeld = wasHeld,
        RegistryHold = domain.RegistryHold,
    };

    public static RealNameDeadlineMissed Missed(DomainState domain, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        At = now,
        DomainId = domain.Id,
        DomainName = domain.Name,
        UnicodeName = domain.UnicodeName,
        Deadline = domain.Deadline!.Value,
        Reasons = [Refusals.HolderNotVerified],
    };

    public static RealNameStandingChanged Standing(DomainState domain, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        DomainId = domain.Id,
        At = now,
        Verified = domain.SaidVerified,
        Revision = domain.StandingRevision,
    };

    public static PlaceHold Place(DomainState domain, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        IssuedAt = now,
        DomainId = domain.Id,
        Reason = HoldReason,
        Revision = domain.HoldRevision,
    };

    public static ReleaseHold Release(DomainState domain, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        IssuedAt = now,
        DomainId = domain.Id,
        Reason = HoldReason,
        Revision = domain.HoldRevision,
    };

    public static AttachVerificationCodes Attach(DomainState domain, IReadOnlyList<string> codes, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        OrderId = domain.OpenCodes!.OrderId,
        IssuedAt = now,
        DomainId = domain.Id,
        Codes = codes,
    };

    /// <summary>A hold is about its revision, an order about itself; everything else is said once with the version that said it.</summary>
    public static string KeyOf(object message, DomainState domain) => message switch
    {
        PlaceHold hold => $"{hold.DomainId}\n{hold.Reason}\n{hold.Revision}",
        ReleaseHold release => $"{release.DomainId}\n{release.Reason}\n{release.Revision}",
        RealNameStandingChanged standing => $"{standing.DomainId}\n{standing.Revision}",
        AttachVerificationCodes attach => $"{attach.DomainId}\n{attach.OrderId}",
        _ => $"{domain.Id}\n{domain.Version + 1}",
    };
}
