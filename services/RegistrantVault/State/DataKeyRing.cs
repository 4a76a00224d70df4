using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RegistrantVault.State;

/// <summary>
/// The data keys of one registrant (id <c>registrant/...</c>) or of one blob that stands by itself (id <c>blob/...</c>), wrapped.
/// One document, so that one write destroys them all.
/// </summary>
public sealed record DataKeyRing : Document
{
    /// <summary>The keys, oldest first; the last one of a scope seals.</summary>
    public IReadOnlyList<WrappedDataKey> Keys { get; init; } = [];

    /// <summary>When all keys were destroyed, for good.</summary>
    public DateTimeOffset? DestroyedAt { get; init; }

    /// <summary>The ring of a registrant.</summary>
    public static string OfRegistrant(string profileId) => $"registrant/{profileId}";

    /// <summary>The ring of a blob that stands by itself.</summary>
    public static string OfBlob(string blobId) => $"blob/{blobId}";

    internal WrappedDataKey? Active(string scope) => Keys.LastOrDefault(key => key.Scope == scope);

    internal WrappedDataKey? Find(string scope, string keyId) => Keys.FirstOrDefault(key => key.Scope == scope && key.KeyId == keyId);
}

/// <summary>A data key, wrapped once for each worker that may use it.</summary>
public sealed record WrappedDataKey
{
    /// <summary>What it seals: a field group, for blobs with the owner's name (see <see cref="KeyScope"/>).</summary>
    public required string Scope { get; init; }

    /// <summary>Its id within the ring, drawn at random.</summary>
    public required string KeyId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One per worker.</summary>
    public required IReadOnlyList<KeyWrap> Wraps { get; init; }
}

/// <summary>A data key under one worker's key-encryption key.</summary>
public sealed record KeyWrap
{
    /// <summary>Whose key-encryption key.</summary>
    public required string Worker { get; init; }

    /// <summary>Which of its keys.</summary>
    public required string WrappingKeyId { get; init; }

    /// <summary>What the wrapping made of it.</summary>
    public required byte[] Value { get; init; }
}
