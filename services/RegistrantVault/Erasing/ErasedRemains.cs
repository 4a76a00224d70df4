using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Erasing;

/// <summary>What a destroyed key leaves behind: ciphertext nobody can open, and hashes. Removes both; what a newer key sealed stays.</summary>
internal sealed class ErasedRemains(
    IStateStore<RegistrantDocument> registrants, DataKeys keys, BlobContents contents, BlobListing listing, LookupSettlement settlement,
    TimeProvider clock)
{
    private const int MaxRaces = 20;

    public async Task Remove(ErasureRecord record, CancellationToken cancellationToken)
    {
        var ringId = DataKeyRing.OfRegistrant(record.ProfileId);
        await foreach (var blob in listing.OwnedBy(record.ProfileId, cancellationToken))
        {
            if (blob.EndedAt is null && ErasureScope.IsGone(await keys.Ring(ringId, cancellationToken), blob.Scope, blob.KeyId))
                await contents.Discard(blob.Id, cancellationToken);
        }

        for (var race = 0; race < MaxRaces; race++)
        {
            if (await registrants.Find(record.ProfileId, cancellationToken) is not { } document)
                return;
            var swept = ErasureScope.Swept(document, await keys.Ring(ringId, cancellationToken));
            if (ErasureScope.IsWhole(record) && document.ErasedAt is null)
                swept = swept with { LastDigest = null, ErasedAt = clock.GetUtcNow() };
            var saved = ReferenceEquals(swept, document) ? document : await registrants.Save(swept, cancellationToken);
            if (saved is null)
                continue;
            if (saved.RetiredLookups.Count > 0)
                await settlement.Settle(saved, cancellationToken);
            return;
        }
        throw DataKeys.Contended(record.Id);
    }

    /// <summary>Whether nothing is left that a destroyed key sealed, and no hash of it.</summary>
    public async Task<bool> AreGone(string profileId, CancellationToken cancellationToken)
    {
        var ring = await keys.Ring(DataKeyRing.OfRegistrant(profileId), cancellationToken);
        await foreach (var blob in listing.OwnedBy(profileId, cancellationToken))
        {
            if (blob.ContentKey is not null && ErasureScope.IsGone(ring, blob.Scope, blob.KeyId))
                return false;
        }
        return await registrants.Find(profileId, cancellationToken) is not { } document
            || (ReferenceEquals(ErasureScope.Swept(document, ring), document) && document.RetiredLookups.Count == 0);
    }
}
