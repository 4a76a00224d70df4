using System.Security.Cryptography;
using System.Text;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>
/// Stores profiles: keys first, then the registrant's document by one conditional write that carries what is still to follow, then the
/// lookups. Whoever repeats it after a crash in between finishes it.
/// </summary>
internal sealed class ProfileStore(
    Gatekeeper gate, IStateStore<RegistrantDocument> registrants, DataKeys keys, LookupHashes hashes, LookupSettlement settlement,
    TimeProvider clock, TimeProvider machineClock)
{
    /// <summary>How long the storing process has the lookups to itself before the upkeep takes over.</summary>
    internal static readonly TimeSpan SettleAfter = TimeSpan.FromSeconds(30);

    private const string DraftUse = "draft";
    private const int MaxRaces = 20;

    public async Task<ProfileStored> Store(ProfileDraft draft, CancellationToken cancellationToken)
    {
        ProfileRules.Check(draft);
        await gate.Demand(draft.Id, Purpose.KeepProfile, VaultAct.Store, draft.Reference, cancellationToken);
        var contact = draft.Contact is null ? null : ContactFields.Split(draft.Contact);
        var identity = draft.Identity is null ? null : IdentityFields.Split(draft.Identity);
        var content = Canonical(draft, contact, identity);
        try
        {
            for (var race = 0; race < MaxRaces; race++)
            {
                var current = await registrants.Find(draft.Id, cancellationToken);
                if (await Refusal(draft, current, content, cancellationToken) is { } answer)
                    return answer;
                var changed = Change(draft, current, content);
                changed = await Seal(changed, contact, identity, cancellationToken);
                var stored = current is null
                    ? (await registrants.Insert(changed, cancellationToken)).Stored
                    : await registrants.Save(changed, cancellationToken);
                if (stored is null)
                    continue;
                await settlement.Settle(stored, cancellationToken);
                return new ProfileStored.Stored(Profile(stored));
            }
            throw DataKeys.Contended(draft.Id);
        }
        catch (VaultReadException exception) when (exception.Failure == ReadFailure.Erased)
        {
            return new ProfileStored.Erased(); // the keys went between our read and our write
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            PlainField.DisposeAll([.. contact ?? [], .. identity ?? []]);
        }
    }

    public static RegistrantProfile Profile(RegistrantDocument document) => new()
    {
        Id = document.Id,
        Account = document.Account,
        Kind = document.Kind,
        Region = document.Region,
        Version = document.ProfileVersion,
        ChangedAt = document.ChangedAt,
        HasContact = document.Contact is not null,
        HasIdentity = document.Identity is not null,
        ImageSlots = [.. document.Images.Select(image => image.Slot)],
        Erased = document.ErasedAt is not null,
    };

    /// <summary>The answer when nothing is to be written, or null.</summary>
    private async Task<ProfileStored?> Refusal(
        ProfileDraft draft, RegistrantDocument? current, byte[] content, CancellationToken cancellationToken)
    {
        if (current is null)
            return draft.ExpectedVersion == 0 ? null : new ProfileStored.Stale(0);
        if (current.Account != draft.Account)
            return new ProfileStored.OtherAccount();
        if (current.ErasedAt is not null)
            return new ProfileStored.Erased();
        if (current.ProfileVersion == draft.ExpectedVersion + 1 && current.LastReference == draft.Reference)
        {
            if (!hashes.Matches(current.LastDigest, DraftUse, content))
                return new ProfileStored.ReferenceTaken();
            if (current.Due is not null)
                await settlement.Settle(current, cancellationToken);
            return new ProfileStored.Stored(Profile(current));
        }
        return current.ProfileVersion == draft.ExpectedVersion ? null : new ProfileStored.Stale(current.ProfileVersion);
    }

    private RegistrantDocument Change(ProfileDraft draft, RegistrantDocument? current, byte[] content)
    {
        var now = clock.GetUtcNow();
        var start = current ?? new RegistrantDocument
        {
            Id = draft.Id,
            Account = draft.Account,
            Kind = draft.Kind,
            Region = draft.Region,
            ProfileVersion = 0,
            CreatedAt = now,
            ChangedAt = now,
        };
        LookupEntry[] lookups =
        [
            .. Lookup(start, LookupHashes.Email, draft.Contact?.Email.Reveal()),
            .. Lookup(start, LookupHashes.Number, draft.Identity?.Number.Reveal()),
        ];
        return start with
        {
            Kind = draft.Kind,
            Region = draft.Region,
            ProfileVersion = start.ProfileVersion + 1,
            ChangedAt = now,
            LastReference = draft.Reference,
            LastDigest = hashes.Digest(DraftUse, content),
            Lookups = lookups,
            RetiredLookups = [.. start.RetiredLookups.Union(start.Lookups).Except(lookups)],
            Lane = LookupSettlement.Lane,
            Due = machineClock.GetUtcNow() + SettleAfter,
        };
    }

    private IEnumerable<LookupEntry> Lookup(RegistrantDocument start, string kind, string? value) =>
        value is null ? start.Lookups.Where(entry => entry.Kind == kind) : [hashes.Of(kind, value)];

    private async Task<RegistrantDocument> Seal(
        RegistrantDocument document, IReadOnlyList<PlainField>? contact, IReadOnlyList<PlainField>? identity,
        CancellationToken cancellationToken) => document with
        {
            Contact = contact is null ? document.Contact : await Seal(document, KeyScope.Contact, contact, cancellationToken),
            Identity = identity is null ? document.Identity : await Seal(document, KeyScope.Identity, identity, cancellationToken),
        };

    private async Task<SealedGroup> Seal(
        RegistrantDocument document, string scope, IReadOnlyList<PlainField> fields, CancellationToken cancellationToken)
    {
        using var key = await keys.Obtain(DataKeyRing.OfRegistrant(document.Id), scope, document.Id, cancellationToken);
        return GroupSeal.Seal(document.Id, document.ProfileVersion, key, fields);
    }

    /// <summary>The draft as bytes, for its keyed digest.</summary>
    private static byte[] Canonical(ProfileDraft draft, IReadOnlyList<PlainField>? contact, IReadOnlyList<PlainField>? identity)
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes($"{draft.Kind}/{draft.Region}/"));
        foreach (var field in (contact ?? []).Concat(identity ?? []))
        {
            stream.Write(Encoding.UTF8.GetBytes($"{field.Name}/{field.Bytes.Length}/"));
            stream.Write(field.Bytes);
        }
        var bytes = stream.ToArray();
        CryptographicOperations.ZeroMemory(stream.GetBuffer());
        return bytes;
    }
}
