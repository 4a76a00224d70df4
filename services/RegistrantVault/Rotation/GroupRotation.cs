using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Rotation;

/// <summary>Seals the groups of a registrant's document under new data keys, and hashes what it is found by under the active lookup key.</summary>
internal sealed class GroupRotation(
    IStateStore<RegistrantDocument> registrants, DataKeys keys, LookupHashes hashes, LookupSettlement settlement,
    TimeProvider clock, TimeProvider machineClock)
{
    private const int MaxRaces = 20;

    /// <summary>False when the registrant was erased meanwhile.</summary>
    public async Task<bool> Reseal(string profileId, IReadOnlyList<WrappedDataKey> renewed, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await registrants.Find(profileId, cancellationToken) is not { ErasedAt: null } document)
                return false;
            var ring = await keys.Ring(DataKeyRing.OfRegistrant(profileId), cancellationToken);
            if (ring is not { DestroyedAt: null })
                return false;

            var contact = await Reseal(document, document.Contact, KeyScope.Contact, ring, renewed, cancellationToken);
            var identity = await Reseal(document, document.Identity, KeyScope.Identity, ring, renewed, cancellationToken);
            if (contact is null || identity is null)
                continue; // the key went meanwhile: the document has another one by now, or is being erased

            LookupEntry[] lookups =
            [
                .. Lookup(document, LookupHashes.Email, contact.Found),
                .. Lookup(document, LookupHashes.Number, identity.Found),
            ];
            var saved = await registrants.Save(
                document with
                {
                    Contact = contact.Group,
                    Identity = identity.Group,
                    Lookups = lookups,
                    RetiredLookups = [.. document.RetiredLookups.Union(document.Lookups).Except(lookups)],
                    RotatedAt = clock.GetUtcNow(),
                    Lane = LookupSettlement.Lane,
                    Due = machineClock.GetUtcNow() + ProfileStore.SettleAfter,
                },
                cancellationToken);
            if (saved is null)
                continue;
            await settlement.Settle(saved, cancellationToken);
            return true;
        }
        throw DataKeys.Contended(profileId);
    }

    /// <summary>The group under its new key, and the value it is found by; null when its key is not in the ring any more.</summary>
    private async Task<Resealed?> Reseal(
        RegistrantDocument document, SealedGroup? group, string scope, DataKeyRing ring, IReadOnlyList<WrappedDataKey> renewed,
        CancellationToken cancellationToken)
    {
        if (group is null || !renewed.Any(key => key.Scope == scope) || group.KeyId == ring.Active(scope)?.KeyId)
            return new Resealed(group, Found: null);
        if (ring.Find(scope, group.KeyId) is not { } current || ring.Active(scope) is not { } target)
            return null;

        using var from = await keys.Unwrap(ring.Id, current, cancellationToken);
        using var to = await keys.Unwrap(ring.Id, target, cancellationToken);
        if (from is null || to is null)
            throw new VaultReadException(document.Id, ReadFailure.KeyUnavailable);
        var fields = GroupSeal.Open(document.Id, from, group);
        try
        {
            var found = PlainField.Find<string>(fields, scope == KeyScope.Contact ? ContactFields.Email : IdentityFields.Number);
            return new Resealed(GroupSeal.Seal(document.Id, group.Version, to, fields), found);
        }
        finally
        {
            PlainField.DisposeAll(fields);
        }
    }

    private IEnumerable<LookupEntry> Lookup(RegistrantDocument document, string kind, string? found) =>
        found is null ? document.Lookups.Where(entry => entry.Kind == kind) : [hashes.Of(kind, found)];

    private sealed record Resealed(SealedGroup? Group, string? Found);
}
