using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Erasing;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Rotation;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault;

/// <summary>The vault as one worker has it: put together from the vault's stores, the process's keys and the two clocks.</summary>
public sealed class WorkerVault
{
    /// <summary>Puts it together.</summary>
    /// <param name="worker">Whose rights it has.</param>
    /// <param name="stores">The vault's collections.</param>
    /// <param name="keys">The keys of the process.</param>
    /// <param name="clock">Business time: end dates, the times in records.</param>
    /// <param name="machineClock">Machine time: when unfinished work falls due.</param>
    /// <param name="wrapping">Where key-encryption keys live, if not in the process.</param>
    public WorkerVault(
        VaultWorker worker, VaultStores stores, VaultKeys keys, TimeProvider clock, TimeProvider machineClock, IKeyWrapping? wrapping = null)
    {
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(keys);
        wrapping ??= new LocalKeyWrapping(keys);
        Access = new AccessLog(stores.Access, clock);
        var gate = new Gatekeeper(worker, Access);
        var dataKeys = new DataKeys(stores.DataKeys, wrapping, clock);
        var contents = new BlobContents(stores.Blobs, stores.BlobParts, dataKeys, clock);
        var listing = new BlobListing(stores.Blobs);
        var hashes = new LookupHashes(keys);
        var lookups = new LookupIndex(stores.Lookups);
        var settlement = new LookupSettlement(stores.Registrants, lookups, contents);
        var remains = new ErasedRemains(stores.Registrants, dataKeys, contents, listing, settlement, clock);
        var erasures = new Erasures(gate, stores, dataKeys, remains, listing, new ErasureProof(hashes), clock, machineClock);

        Worker = worker;
        Registrants = new EncryptedRegistrantVault(
            gate,
            stores.Registrants,
            new ProfileReader(gate, stores.Registrants, dataKeys),
            new ProfileStore(gate, stores.Registrants, dataKeys, hashes, settlement, clock, machineClock),
            new ProfileImages(gate, stores.Registrants, contents, settlement, clock, machineClock),
            erasures, hashes, lookups);
        Blobs = new SealedBlobs(gate, contents, stores.Registrants, clock);
        Erasures = erasures;
        Rotation = new KeyRotation(
            gate, stores.Registrants, dataKeys, new Rewrapping(dataKeys, wrapping),
            new GroupRotation(stores.Registrants, dataKeys, hashes, settlement, clock, machineClock), contents, listing);
        Upkeep = new VaultUpkeep(stores, settlement, lookups, erasures, contents, clock, machineClock);
    }

    /// <summary>Whose it is.</summary>
    public VaultWorker Worker { get; }

    /// <summary>Registrants.</summary>
    public IRegistrantVault Registrants { get; }

    /// <summary>Sealed bytes.</summary>
    public ISealedBlobs Blobs { get; }

    /// <summary>The access log.</summary>
    public AccessLog Access { get; }

    /// <summary>Erasures.</summary>
    public IErasures Erasures { get; }

    /// <summary>Rotation of keys.</summary>
    public IKeyRotation Rotation { get; }

    /// <summary>What falls due.</summary>
    public VaultUpkeep Upkeep { get; }
}
