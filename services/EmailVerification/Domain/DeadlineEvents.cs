using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>What is said about a domain's time, and ordered for it.</summary>
internal static class DeadlineEvents
{
    /// <summary>The one word by which RegistrySubmission tells our hold from others.</summary>
    public const string HoldReason = "email";

    public static EmailDeadlineSet Set(DomainState domain, AddressStanding? address, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        At = now,
        DomainId = domain.Id,
        DomainName = domain.Name,
        UnicodeName = domain.UnicodeName,
        AddressId = address?.AddressId,
        Deadline = domain.Deadline!.Value,
        Because = domain.Because!.Value,
    };

    public static EmailDeadlineMet Met(DomainState domain, AddressStanding address, bool wasHeld, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        At = now,
        DomainId = domain.Id,
        DomainName = domain.Name,
        UnicodeName = domain.UnicodeName,
        AddressId = address.AddressId,
        WasHeld = wasHeld,
    };

    public static EmailDeadlineMissed Missed(DomainState domain, AddressStanding? address, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        At = now,
        DomainId = domain.Id,
        DomainName = domain.Name,
        UnicodeName = domain.UnicodeName,
        AddressId = address?.AddressId,
        Deadline = domain.Deadline!.Value,
        Reasons = [Refusals.EmailNotVerified],
    };

    public static PlaceHold Place(DomainState domain, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        IssuedAt = now,
        DomainId = domain.Id,
        Reason = HoldReason,
        Revision = domain.Revision,
    };

    public static ReleaseHold Release(DomainState domain, DateTimeOffset now) => new()
    {
        Account = domain.Account,
        IssuedAt = now,
        DomainId = domain.Id,
        Reason = HoldReason,
        Revision = domain.Revision,
    };
}
