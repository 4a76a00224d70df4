using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Erasing;

/// <summary>
/// Erases by destroying data keys. The record comes first and stays due until every step is done: the keys (one write, from then on
/// nothing opens), then what they sealed and the lookups. Whoever finds a record that is due does what is left.
/// </summary>
internal sealed class Erasures(
    Gatekeeper gate, VaultStores stores, DataKeys keys, ErasedRemains remains, BlobListing listing, ErasureProof proof,
    TimeProvider clock, TimeProvider machineClock) : IErasures
{
    /// <summary>The lane of erasures that are not complete.</summary>
    public const string Lane = "erase";

    private const int MaxRaces = 20;

    public async Task<ErasureRecord> Erase(EraseOrder order, CancellationToken cancellationToken)
    {
        ProfileRules.ProfileId(order.ProfileId);
        ProfileRules.Reference(order.Reference);
        ProfileRules.Demand(order.Actor is { Length: > 0 and <= 200 }, "actor", "1 to 200 characters");
        ProfileRules.Demand(order.Groups.Count > 0, "groups", "at least one");
        await gate.Demand(order.ProfileId, Purpose.EraseProfile, VaultAct.Erase, order.Reference, cancellationToken);

        var id = $"{order.ProfileId}/{order.Reference}";
        if (await stores.Erasures.Find(id, cancellationToken) is { } known)
            return await Finish(known, cancellationToken);
        if (await stores.Registrants.Find(order.ProfileId, cancellationToken) is null)
            throw new VaultReadException(order.ProfileId, ReadFailure.Unknown);
        var begun = (await stores.Erasures.Insert(Begin(id, order), cancellationToken)).Stored
            ?? await stores.Erasures.Find(id, cancellationToken);
        return await Finish(begun!, cancellationToken);
    }

    public async Task<ErasureRecord> Finish(ErasureRecord record, CancellationToken cancellationToken)
    {
        if (record.CompletedAt is not null)
            return record;
        record = await DestroyKeys(record, cancellationToken);
        await remains.Remove(record, cancellationToken);
        var retained = await listing.Naming(record.ProfileId, clock.GetUtcNow(), cancellationToken);

        for (var race = 0; race < MaxRaces; race++)
        {
            var complete = record with { Retained = retained, CompletedAt = clock.GetUtcNow(), Lane = null, Due = null };
            complete = complete with { Proof = proof.Of(complete) };
            if (await stores.Erasures.Save(complete, cancellationToken) is { } saved)
                return saved;
            record = await Again(record, cancellationToken);
            if (record.CompletedAt is not null)
                return record;
        }
        throw DataKeys.Contended(record.Id);
    }

    public Task<IReadOnlyList<ErasureRecord>> Page(string? afterId, int limit, CancellationToken cancellationToken) =>
        stores.Erasures.Page(afterId, limit, cancellationToken);

    public async Task Reapply(ErasureRecord record, CancellationToken cancellationToken)
    {
        record = await DestroyKeys(record, cancellationToken);
        await remains.Remove(record, cancellationToken);
    }

    public async Task<ErasureCheck> Check(ErasureRecord record, CancellationToken cancellationToken)
    {
        var ring = await keys.Ring(DataKeyRing.OfRegistrant(record.ProfileId), cancellationToken);
        return new ErasureCheck
        {
            RecordIsGenuine = proof.Holds(record),
            KeysAreGone = ring is null || !ring.Keys.Any(key => ErasureScope.Takes(record, key)),
            SealedDataIsGone = await remains.AreGone(record.ProfileId, cancellationToken),
        };
    }

    /// <summary>Takes the keys out of the ring by one write. The record names them first: afterwards nobody could.</summary>
    private async Task<ErasureRecord> DestroyKeys(ErasureRecord record, CancellationToken cancellationToken)
    {
        var ringId = DataKeyRing.OfRegistrant(record.ProfileId);
        for (var race = 0; race < MaxRaces; race++)
        {
            var stored = await keys.Ring(ringId, cancellationToken);
            var ring = stored ?? new DataKeyRing { Id = ringId };
            WrappedDataKey[] doomed = [.. ring.Keys.Where(key => ErasureScope.Takes(record, key))];
            var closes = ErasureScope.IsWhole(record) && ring.DestroyedAt is null;
            if (doomed.Length == 0 && !closes)
                return record;

            record = await NameKeys(record, [.. doomed.Select(ErasureScope.Name)], cancellationToken);
            var left = ring with
            {
                Keys = [.. ring.Keys.Except(doomed)],
                DestroyedAt = closes ? clock.GetUtcNow() : ring.DestroyedAt,
            };
            if (await keys.Write(stored, left, cancellationToken))
                return record;
        }
        throw DataKeys.Contended(record.Id);
    }

    private async Task<ErasureRecord> NameKeys(ErasureRecord record, string[] names, CancellationToken cancellationToken)
    {
        while (record.CompletedAt is null && names.Except(record.DestroyedKeys).Any())
        {
            var naming = record with { DestroyedKeys = [.. record.DestroyedKeys.Union(names)] };
            record = await stores.Erasures.Save(naming, cancellationToken) ?? await Again(record, cancellationToken);
        }
        return record;
    }

    private async Task<ErasureRecord> Again(ErasureRecord record, CancellationToken cancellationToken) =>
        await stores.Erasures.Find(record.Id, cancellationToken) ?? throw new VaultReadException(record.Id, ReadFailure.Unknown);

    private ErasureRecord Begin(string id, EraseOrder order) => new()
    {
        Id = id,
        ProfileId = order.ProfileId,
        Groups = [.. order.Groups.Distinct().Order()],
        Reason = order.Reason,
        Actor = order.Actor,
        Reference = order.Reference,
        RequestedAt = clock.GetUtcNow(),
        Lane = Lane,
        Due = machineClock.GetUtcNow() + ProfileStore.SettleAfter,
    };
}
