using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// Brings the record to what the registry shows. The registry decides what is so at the registry; what the account has paid, why we hold
/// the domain and what was put aside while it is parked are ours and stay.
/// </summary>
internal static class Synchronisation
{
    /// <summary>The domain as the registry shows it, and the names of the record's fields that differed; none, and the record is as it was.</summary>
    public static (DomainState Domain, IReadOnlyList<string> Changed) Apply(DomainState domain, RegistryView.Present seen, DateTimeOffset now)
    {
        var status = StatusOf(seen);
        var after = domain with
        {
            Status = status,
            RegisteredAt = seen.CreatedAt ?? domain.RegisteredAt,
            ExpiresAt = seen.ExpiresAt ?? domain.ExpiresAt,
            DeletedAt = status == DomainStatus.Registered ? null : domain.DeletedAt ?? now,
            SponsoringClient = seen.SponsoringClient,
            NameServers = HostNames.Normal(seen.NameServers),
            DelegationSigners = seen.DelegationSigners,
            Glue = GlueRules.Shown(domain.Glue, seen),
            Verification = seen.Verification?.State ?? domain.Verification,
            RegistryHold = seen.Has("serverHold"),
            HeldAtRegistry = seen.Has("clientHold"),
        };
        var changed = Differences(domain, after);
        return changed.Count > 0
            ? (after with { RecordVersion = domain.RecordVersion + 1 }, changed)
            // What differs only in spelling, or not publicly, raises no version.
            : (domain with { HeldAtRegistry = after.HeldAtRegistry, DeletedAt = after.DeletedAt }, []);
    }

    /// <summary>The end of this life of the name; <paramref name="sponsor"/> has it now, where somebody does.</summary>
    public static DomainState End(DomainState domain, string? sponsor, DateTimeOffset now) => domain with
    {
        Status = DomainStatus.Ended,
        LivingName = null,
        EndedAt = now,
        SponsoringClient = sponsor ?? domain.SponsoringClient,
        RecordVersion = domain.RecordVersion + 1,
    };

    /// <summary>
    /// What a look at the registry means for a domain that nobody has in hand. A sponsor that is not named proves no transfer: an account
    /// without its rights for a moment must not end a portfolio, so only a notice of the transfer beside it is believed.
    /// </summary>
    public static Finding Judge(DomainState domain, RegistryView view, bool transferNoticed, string what, DateTimeOffset now)
    {
        switch (view)
        {
            case RegistryView.Absent:
                var gone = End(domain, null, now);
                return new Finding.Found(gone, ["status"], null);
            case RegistryView.Present { Ours: true } seen:
                var (after, changed) = Apply(domain, seen, now);
                return new Finding.Found(after, changed, null);
            case RegistryView.Present seen when seen.SponsoringClient.Length > 0 || transferNoticed:
                var gaining = seen.SponsoringClient.Length > 0 ? seen.SponsoringClient : null;
                var left = End(domain, gaining, now);
                return new Finding.Found(left, gaining is null ? ["status"] : ["status", "sponsoringClient"], new Announcement(
                    new DomainTransferredOut { Account = domain.Account, At = now, GainingClient = gaining, Domain = left.ToRecord() }, what));
            case RegistryView.Present:
                return new Finding.NotShown();
            default:
                return new Finding.NoAnswer();
        }
    }

    /// <summary>RFC 3915 section 3.1: a deleted domain shows <c>pendingDelete</c> all along; the grace status tells how far it is.</summary>
    private static DomainStatus StatusOf(RegistryView.Present seen)
    {
        if (!seen.Has("pendingDelete"))
            return DomainStatus.Registered;
        var restorable = seen.GraceStatuses.Count == 0 || seen.IsIn("redemptionPeriod") || seen.IsIn("pendingRestore");
        return restorable ? DomainStatus.Redemption : DomainStatus.PendingDelete;
    }

    private static List<string> Differences(DomainState before, DomainState after)
    {
        var changed = new List<string>();
        Note("status", before.Status == after.Status);
        Note("registeredAt", Same(before.RegisteredAt, after.RegisteredAt));
        Note("expiresAt", Same(before.ExpiresAt, after.ExpiresAt));
        Note("sponsoringClient", before.SponsoringClient == after.SponsoringClient);
        Note("nameServers", before.NameServers.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(after.NameServers));
        Note("delegationSigners", before.DelegationSigners.ToHashSet(SameSigner.Instance).SetEquals(after.DelegationSigners));
        Note("glue", SameGlue.Sets(before.Glue, after.Glue));
        Note("verification", SameVerification(before.Verification, after.Verification));
        Note("registryHold", before.RegistryHold == after.RegistryHold);
        return changed;

        void Note(string field, bool same)
        {
            if (!same)
                changed.Add(field);
        }
    }

    private static bool SameVerification(VerificationState? before, VerificationState? after) => before is null || after is null
        ? before is null && after is null
        : before.Status == after.Status && before.Missing.SequenceEqual(after.Missing) && before.Attached.SequenceEqual(after.Attached);

    private static bool Same(DateTimeOffset? before, DateTimeOffset? after) =>
        after is { } instant ? Decisions.SameInstant(before, instant) : before is null;
}

/// <summary>What a look at the registry found out about a domain.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>The record as it has to be, what was different, and the event of a transfer away, where it is one.</summary>
    public sealed record Found(DomainState Domain, IReadOnlyList<string> Changed, Announcement? TransferredOut) : Finding;

    /// <summary>The registry says that the domain is not ours to see, and not whose it is.</summary>
    public sealed record NotShown : Finding;

    /// <summary>The registry did not answer.</summary>
    public sealed record NoAnswer : Finding;
}
