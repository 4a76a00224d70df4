using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RegistrantVault.State;

/// <summary>The vault's collections, all in a database of its own.</summary>
public sealed record VaultStores
{
    /// <summary>The database's owner: the vault itself, no worker.</summary>
    public const string Owner = "registrant-vault";

    /// <summary>Due: lookups to be brought in line.</summary>
    public static StateDefinition<RegistrantDocument> RegistrantsDefinition { get; } =
        new() { Worker = Owner, Collection = "registrants", Clock = DueClock.Machine };

    /// <summary>Never due. May be backed up apart from the rest, and shorter: then erased persons leave the backups too.</summary>
    public static StateDefinition<DataKeyRing> DataKeysDefinition { get; } =
        new() { Worker = Owner, Collection = "dataKeys", Clock = DueClock.Machine };

    /// <summary>Never due.</summary>
    public static StateDefinition<LookupDocument> LookupsDefinition { get; } =
        new() { Worker = Owner, Collection = "lookups", Clock = DueClock.Machine, UniqueKeys = ["hash"] };

    /// <summary>Due: the end date.</summary>
    public static StateDefinition<BlobDocument> BlobsDefinition { get; } =
        new() { Worker = Owner, Collection = "blobs", Clock = DueClock.Business };

    /// <summary>Never due.</summary>
    public static StateDefinition<BlobPart> BlobPartsDefinition { get; } =
        new() { Worker = Owner, Collection = "blobParts", Clock = DueClock.Machine };

    /// <summary>Never due.</summary>
    public static StateDefinition<AccessRecord> AccessDefinition { get; } =
        new() { Worker = Owner, Collection = "accessLog", Clock = DueClock.Machine };

    /// <summary>Due: begun and not complete.</summary>
    public static StateDefinition<ErasureRecord> ErasuresDefinition { get; } =
        new() { Worker = Owner, Collection = "erasures", Clock = DueClock.Machine };

    /// <summary>The collections as a factory opens them.</summary>
    public static VaultStores Open(IStateStoreFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new VaultStores
        {
            Registrants = factory.Create(RegistrantsDefinition),
            DataKeys = factory.Create(DataKeysDefinition),
            Lookups = factory.Create(LookupsDefinition),
            Blobs = factory.Create(BlobsDefinition),
            BlobParts = factory.Create(BlobPartsDefinition),
            Access = factory.Create(AccessDefinition),
            Erasures = factory.Create(ErasuresDefinition),
        };
    }

    /// <summary>Registrants.</summary>
    public required IStateStore<RegistrantDocument> Registrants { get; init; }

    /// <summary>Wrapped data keys.</summary>
    public required IStateStore<DataKeyRing> DataKeys { get; init; }

    /// <summary>Keyed hashes.</summary>
    public required IStateStore<LookupDocument> Lookups { get; init; }

    /// <summary>Sealed bytes.</summary>
    public required IStateStore<BlobDocument> Blobs { get; init; }

    /// <summary>Their parts.</summary>
    public required IStateStore<BlobPart> BlobParts { get; init; }

    /// <summary>The access log.</summary>
    public required IStateStore<AccessRecord> Access { get; init; }

    /// <summary>Erasures.</summary>
    public required IStateStore<ErasureRecord> Erasures { get; init; }

    /// <summary>Creates collections and indexes where they are missing.</summary>
    public async Task Prepare(CancellationToken cancellationToken)
    {
        await Registrants.Prepare(cancellationToken);
        await DataKeys.Prepare(cancellationToken);
        await Lookups.Prepare(cancellationToken);
        await Blobs.Prepare(cancellationToken);
        await BlobParts.Prepare(cancellationToken);
        await Access.Prepare(cancellationToken);
        await Erasures.Prepare(cancellationToken);
    }
}
