using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Registrants;

namespace DomainWorkers.RegistrantVault.State;

/// <summary>
/// A registrant as stored: sealed groups, keyed hashes, and nothing readable that names the person. The keys are in another collection
/// (<see cref="DataKeyRing"/>), so that a copy of this one alone is worth nothing. <see cref="Document.Due"/> (machine time) is set
/// while lookups or replaced images are still to be brought in line.
/// </summary>
public sealed record RegistrantDocument : Document
{
    /// <summary>The account it belongs to.</summary>
    public required string Account { get; init; }

    /// <summary>Person or organisation.</summary>
    public required RegistrantKind Kind { get; init; }

    /// <summary>Where the registrant belongs.</summary>
    public required RegistrantRegion Region { get; init; }

    /// <summary>The version of what the profile says; not the document's, which rotation raises too.</summary>
    public required long ProfileVersion { get; init; }

    /// <summary>When the profile was stored first.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it said something new for the last time.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What the last change was for.</summary>
    public string? LastReference { get; init; }

    /// <summary>Keyed hash of the last draft: tells a repeat from another draft under the same reference.</summary>
    public string? LastDigest { get; init; }

    /// <summary>The contact group.</summary>
    public SealedGroup? Contact { get; init; }

    /// <summary>The identity group.</summary>
    public SealedGroup? Identity { get; init; }

    /// <summary>The images, each a blob.</summary>
    public IReadOnlyList<ImageEntry> Images { get; init; } = [];

    /// <summary>The keyed hashes under which the profile is to be found.</summary>
    public IReadOnlyList<LookupEntry> Lookups { get; init; } = [];

    /// <summary>Hashes under which it may still be found and must not.</summary>
    public IReadOnlyList<LookupEntry> RetiredLookups { get; init; } = [];

    /// <summary>Blobs that were replaced and are to be emptied.</summary>
    public IReadOnlyList<string> RetiredBlobs { get; init; } = [];

    /// <summary>When data keys were replaced for the last time.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>When the person was erased.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>The sealed fields of one group.</summary>
public sealed record SealedGroup
{
    /// <summary>The data key they are sealed with.</summary>
    public required string KeyId { get; init; }

    /// <summary>The profile version in which the group was sealed; part of what it is bound to.</summary>
    public required long Version { get; init; }

    /// <summary>The fields.</summary>
    public required IReadOnlyList<SealedField> Fields { get; init; }
}

/// <summary>One sealed field.</summary>
public sealed record SealedField
{
    /// <summary>Which field.</summary>
    public required string Name { get; init; }

    /// <summary>Form, nonce, ciphertext, tag.</summary>
    public required byte[] Value { get; init; }
}

/// <summary>An image and the blob that holds it.</summary>
public sealed record ImageEntry
{
    /// <summary>What it shows.</summary>
    public required string Slot { get; init; }

    /// <summary>The blob.</summary>
    public required string BlobId { get; init; }

    /// <summary>The media type its content was found to be.</summary>
    public required string MediaType { get; init; }
}

/// <summary>A keyed hash by which a profile is found.</summary>
public sealed record LookupEntry
{
    /// <summary>What was hashed: <c>number</c> or <c>email</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the lookup key, a full stop, the hash.</summary>
    public required string Hash { get; init; }
}
