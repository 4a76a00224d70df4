using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Rotation;

/// <summary>
/// New data keys in four steps: add them to the ring, seal the registrant's document anew, put the content keys of blobs under them, and
/// only then take the old ones out. The second step writes the document in any case: a store that began before with an old key then
/// fails its own write and begins again.
/// </summary>
internal sealed class KeyRotation(
    Gatekeeper gate, IStateStore<RegistrantDocument> registrants, DataKeys keys, Rewrapping rewrapping, GroupRotation groups,
    BlobContents contents, BlobListing listing) : IKeyRotation
{
    private const int MaxRaces = 20;

    public Task<RewrapPage> Rewrap(string? after, int limit, CancellationToken cancellationToken) =>
        rewrapping.Page(after, limit, cancellationToken);

    public async Task<RotationPage> RotateDataKeys(
        DateTimeOffset olderThan, string? after, int limit, string reference, CancellationToken cancellationToken)
    {
        var page = await registrants.Page(after, limit, cancellationToken);
        var rotated = 0;
        foreach (var document in page.Where(document => document.ErasedAt is null))
        {
            var ring = await keys.Ring(DataKeyRing.OfRegistrant(document.Id), cancellationToken);
            // What other workers keep about a registrant is not this one's to renew; it ends by itself.
            var due = ring?.Keys.Any(key => key.CreatedAt < olderThan && KeyScope.ReadersOf(key.Scope).Contains(gate.Worker)) ?? false;
            if (due && await RotateDataKeys(document.Id, reference, cancellationToken))
                rotated++;
        }
        return new RotationPage(rotated, page.Count < limit ? null : page[^1].Id);
    }

    public async Task<bool> RotateDataKeys(string profileId, string reference, CancellationToken cancellationToken)
    {
        ProfileRules.ProfileId(profileId);
        await gate.Demand(profileId, Purpose.RotateKeys, VaultAct.Rotate, reference, cancellationToken);
        if (await registrants.Find(profileId, cancellationToken) is not { ErasedAt: null })
            return false;

        // The record stands before anything is opened: what is opened here goes back under seal without passing the gate again.
        await gate.Open(profileId, Purpose.RotateKeys, VaultAct.Rotate, reference, _ => Task.FromResult(true), cancellationToken);

        var ringId = DataKeyRing.OfRegistrant(profileId);
        var renewed = await Renew(ringId, cancellationToken);
        if (!await groups.Reseal(profileId, renewed, cancellationToken))
            return false;
        await foreach (var blob in listing.OwnedBy(profileId, cancellationToken))
        {
            if (blob.ContentKey is not null && renewed.Any(key => key.Scope == blob.Scope))
                await contents.Rekey(blob.Id, cancellationToken);
        }
        await Retire(ringId, renewed, cancellationToken);
        return true;
    }

    /// <summary>
    /// Adds a key to each scope that this process can open, and returns the newest of each. Where two stand already, an earlier rotation
    /// was broken off: it is finished instead.
    /// </summary>
    private async Task<IReadOnlyList<WrappedDataKey>> Renew(string ringId, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await keys.Ring(ringId, cancellationToken) is not { DestroyedAt: null } ring)
                return [];
            List<WrappedDataKey> newest = [];
            List<WrappedDataKey> added = [];
            foreach (var scope in ring.Keys.GroupBy(key => key.Scope))
            {
                using var openable = await keys.Unwrap(ringId, scope.Last(), cancellationToken);
                if (openable is null)
                    continue;
                if (scope.Count() == 1)
                    added.Add(await New(ringId, scope.Key, cancellationToken));
                newest.Add(scope.Count() == 1 ? added[^1] : scope.Last());
            }
            if (added.Count == 0 || await keys.Write(ring, ring with { Keys = [.. ring.Keys, .. added] }, cancellationToken))
                return newest;
        }
        throw DataKeys.Contended(ringId);
    }

    private async Task<WrappedDataKey> New(string ringId, string scope, CancellationToken cancellationToken)
    {
        var (wrapped, key) = await keys.Make(ringId, scope, cancellationToken);
        key.Dispose();
        return wrapped;
    }

    /// <summary>Takes out what is older than the keys that now seal everything; a key that somebody added since stays.</summary>
    private async Task Retire(string ringId, IReadOnlyList<WrappedDataKey> renewed, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await keys.Ring(ringId, cancellationToken) is not { } ring)
                return;
            WrappedDataKey[] old = [.. ring.Keys.Where((key, index) => IsOlder(ring, key, index, renewed))];
            if (old.Length == 0 || await keys.Write(ring, ring with { Keys = [.. ring.Keys.Except(old)] }, cancellationToken))
                return;
        }
        throw DataKeys.Contended(ringId);
    }

    private static bool IsOlder(DataKeyRing ring, WrappedDataKey key, int index, IReadOnlyList<WrappedDataKey> renewed)
    {
        var successor = renewed.FirstOrDefault(newer => newer.Scope == key.Scope);
        return successor is not null && index < ring.Keys.ToList().FindIndex(other => other.KeyId == successor.KeyId);
    }
}
