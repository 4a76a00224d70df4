using System.Security.Cryptography;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>What makes a verified address one that is not: mail that comes back, and the account that deletes it.</summary>
internal static class AddressRules
{
    /// <summary>A new address of an account: nobody has confirmed it.</summary>
    public static AddressState New(string account, string addressId, string profileId, DateTimeOffset now) => new()
    {
        Id = AddressState.IdOf(account, addressId),
        Account = account,
        AddressId = addressId,
        Status = EmailAddressStatus.Waiting,
        Since = now,
        Profiles = [profileId],
    };

    /// <summary>
    /// The address after its mail came back; the same instance where that changes nothing. What was given up after temporary failures says
    /// nothing lasting about a mailbox.
    /// </summary>
    public static AddressState Bounced(AddressState address, BounceKind kind, string report, DateTimeOffset now, DateTimeOffset machineNow)
    {
        if (kind == BounceKind.Transient || address.Status is EmailAddressStatus.Undeliverable or EmailAddressStatus.Deleted)
            return address;
        var wasVerified = address.Status == EmailAddressStatus.Verified;
        var bounced = address with
        {
            Status = EmailAddressStatus.Undeliverable,
            // For one that was never verified the time goes on; it does not begin anew.
            Since = wasVerified ? now : address.Since,
            Tokens = [],
            LastMail = null,
            ReopenedBy = wasVerified ? report : address.ReopenedBy,
        };
        return wasVerified ? bounced.Spreading(machineNow) : bounced;
    }

    /// <summary>The deletion of an address, or why it is not done.</summary>
    public static DeletionDecision Delete(
        AddressState? address, string requestId, IReadOnlyList<byte[]>? code, int maxTries, DateTimeOffset now, DateTimeOffset machineNow)
    {
        if (address is null)
            return new DeletionDecision.Refused(Refusals.AddressUnknown, null);
        // Also where a domain's clock has had it mailed again since.
        if (address.DeletedBy == requestId)
            return new DeletionDecision.Repeat(address.DeletedAt!.Value);
        if (address.Status == EmailAddressStatus.Deleted)
            return new DeletionDecision.Refused(Refusals.AddressUnknown, null);

        var wasVerified = address.Status == EmailAddressStatus.Verified;
        if (wasVerified && code is null)
            return new DeletionDecision.Refused(Refusals.CodeRequired, null);
        if (wasVerified && !Fits(address.DeletionCode, code!, maxTries, now))
            return new DeletionDecision.Refused(Refusals.CodeInvalid, Tried(address));

        var deleted = address with
        {
            Status = EmailAddressStatus.Deleted,
            Since = wasVerified ? now : address.Since,
            Tokens = [],
            LastMail = null,
            DeletionCode = null,
            DeletedBy = requestId,
            DeletedAt = now,
        };
        return new DeletionDecision.Deleted(wasVerified ? deleted.Spreading(machineNow) : deleted, wasVerified);
    }

    public static Reason BounceReason(BounceKind kind) =>
        kind == BounceKind.Complaint ? Refusals.ReaderComplained : Refusals.MailReturned;

    private static bool Fits(DeletionCode? kept, IReadOnlyList<byte[]> candidates, int maxTries, DateTimeOffset now)
    {
        var fits = false;
        foreach (var candidate in candidates)
            fits |= CryptographicOperations.FixedTimeEquals(kept?.Hash ?? new byte[candidate.Length], candidate);
        return fits && kept is not null && kept.Tries < maxTries && now < kept.ExpiresAt;
    }

    private static AddressState? Tried(AddressState address) => address.DeletionCode is { } code
        ? address with { DeletionCode = code with { Tries = code.Tries + 1 } }
        : null;
}

/// <summary>What a deletion means for an address.</summary>
internal abstract record DeletionDecision
{
    private DeletionDecision()
    {
    }

    /// <summary>It was deleted by this very request.</summary>
    public sealed record Repeat(DateTimeOffset At) : DeletionDecision;

    /// <summary>It is not deleted; the address is to be stored where a try has to be counted.</summary>
    public sealed record Refused(Reason Reason, AddressState? Counted) : DeletionDecision;

    /// <summary>It is deleted once the address is stored so.</summary>
    public sealed record Deleted(AddressState Address, bool WasVerified) : DeletionDecision;
}
