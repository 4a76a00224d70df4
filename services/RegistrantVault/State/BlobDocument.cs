using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Rights;

namespace DomainWorkers.RegistrantVault.State;

/// <summary>
/// Sealed bytes: an image, an upload file, a poll message, a parked body. The content has a key of its own, sealed by a data key.
/// <see cref="Document.Due"/> (business time) is the end date.
/// </summary>
public sealed record BlobDocument : Document
{
    /// <summary>What it is, e.g. <c>UploadFile</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The worker that sealed it.</summary>
    public required VaultWorker Owner { get; init; }

    /// <summary>What it was sealed for.</summary>
    public required string Reference { get; init; }

    /// <summary>The registrants it speaks of, as far as they are known.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The ring with the data key: the registrant's when it speaks of one alone, else its own.</summary>
    public required string RingId { get; init; }

    /// <summary>The scope of the data key.</summary>
    public required string Scope { get; init; }

    /// <summary>The data key.</summary>
    public required string KeyId { get; init; }

    /// <summary>The content's key, sealed by the data key; null when the blob has ended.</summary>
    public byte[]? ContentKey { get; init; }

    /// <summary>Tells the parts of this content from those of an attempt that was broken off.</summary>
    public required string Attempt { get; init; }

    /// <summary>How many parts.</summary>
    public required int Parts { get; init; }

    /// <summary>Bytes of content.</summary>
    public required long Size { get; init; }

    /// <summary>Hash over the content, keyed by the content's key: tells a repeat from other content without opening it.</summary>
    public byte[]? Digest { get; init; }

    /// <summary>When it was sealed.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>When it ends; null while the registrant's profile keeps it.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>When its key was destroyed and its parts emptied.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A slice of sealed content: a document of the store may have 16 MiB at most.</summary>
public sealed record BlobPart : Document
{
    /// <summary>The sealed slice; empty when the blob has ended.</summary>
    public required byte[] Value { get; init; }
}
