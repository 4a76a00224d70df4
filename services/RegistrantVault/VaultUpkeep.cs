using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Erasing;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault;

/// <summary>
/// What falls due in the vault: changes and erasures that somebody began and did not finish, and blobs whose end has come. Every step
/// may be repeated and run in several processes at once. A sweep of the worker that keeps the profiles calls it.
/// </summary>
public sealed class VaultUpkeep
{
    private readonly VaultStores _stores;
    private readonly LookupSettlement _settlement;
    private readonly LookupIndex _lookups;
    private readonly Erasures _erasures;
    private readonly BlobContents _contents;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _machineClock;

    internal VaultUpkeep(
        VaultStores stores, LookupSettlement settlement, LookupIndex lookups, Erasures erasures, BlobContents contents,
        TimeProvider clock, TimeProvider machineClock)
    {
        _stores = stores;
        _settlement = settlement;
        _lookups = lookups;
        _erasures = erasures;
        _contents = contents;
        _clock = clock;
        _machineClock = machineClock;
    }

    /// <summary>Does up to <paramref name="limit"/> of each kind and says how many it did.</summary>
    public async Task<UpkeepDone> Run(int limit, CancellationToken cancellationToken)
    {
        var machineNow = _machineClock.GetUtcNow();
        var settled = 0;
        foreach (var id in await _stores.Registrants.Due(LookupSettlement.Lane, machineNow, machineNow, limit, cancellationToken))
        {
            if (await _stores.Registrants.Find(id, cancellationToken) is not { Due: not null } document)
                continue;
            await _settlement.Settle(document, cancellationToken);
            settled++;
        }

        var erased = 0;
        foreach (var id in await _stores.Erasures.Due(Erasures.Lane, machineNow, machineNow, limit, cancellationToken))
        {
            if (await _stores.Erasures.Find(id, cancellationToken) is not { CompletedAt: null } record)
                continue;
            await _erasures.Finish(record, cancellationToken);
            erased++;
        }

        var ended = await _contents.Due(_clock.GetUtcNow(), machineNow, limit, cancellationToken);
        foreach (var id in ended)
            await _contents.Discard(id, cancellationToken);
        return new UpkeepDone(settled, erased, ended.Count);
    }

    /// <summary>
    /// Compares a page of lookups with the registrants' documents and takes out what does not belong there: left behind by a process that
    /// died between two racing changes of one profile, or brought back by a backup. Returns where the next page begins; null after the last.
    /// </summary>
    public async Task<string?> PruneLookups(string? after, int limit, CancellationToken cancellationToken)
    {
        var page = await _lookups.Page(after, limit, cancellationToken);
        foreach (var lookup in page.Where(lookup => lookup.Hash is not null))
        {
            List<LookupProfile> strangers = [];
            foreach (var profile in lookup.Profiles)
            {
                // Read after the lookup: an entry is only ever added after its document names it.
                var document = await _stores.Registrants.Find(profile.ProfileId, cancellationToken);
                if (document is null || !document.Lookups.Any(entry => entry.Hash == lookup.Hash))
                    strangers.Add(profile);
            }
            if (strangers.Count > 0) // not written when the lookup changed meanwhile: the next pass looks again
                await _lookups.Save(lookup, strangers.Contains, cancellationToken);
        }
        return page.Count < limit ? null : page[^1].Id;
    }
}

/// <summary>What a run of the upkeep did.</summary>
/// <param name="Settled">Registrants brought in line.</param>
/// <param name="Erased">Erasures finished.</param>
/// <param name="Ended">Blobs ended.</param>
public sealed record UpkeepDone(int Settled, int Erased, int Ended);
