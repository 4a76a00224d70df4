using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Blobs;

/// <summary>Bytes that a worker keeps for itself: sealed, with an end date, and erased with the person they speak of.</summary>
public interface ISealedBlobs
{
    /// <summary>Seals content. The same content under the same kind, reference and end is sealed once, however often it comes.</summary>
    Task<BlobSealed> Seal(BlobDraft draft, CancellationToken cancellationToken);

    /// <summary>Opens what this worker sealed. Throws <see cref="Access.VaultReadException"/> when it has ended or does not open.</summary>
    Task<Sensitive<byte[]>> Open(string blobId, Purpose purpose, string reference, CancellationToken cancellationToken);

    /// <summary>Ends a blob of this worker before its end date; again is nothing. Unknown: nothing.</summary>
    Task Discard(string blobId, CancellationToken cancellationToken);
}

/// <summary>Something to seal.</summary>
public sealed record BlobDraft
{
    /// <summary>What it is.</summary>
    public required BlobKind Kind { get; init; }

    /// <summary>What it is kept for, e.g. the upload's sequence number or the message's id; unique per kind and worker.</summary>
    public required string Reference { get; init; }

    /// <summary>The bytes; at most 64 MiB.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The profiles it speaks of, as far as they are known. Of exactly one: it is erased with that person. Else it stays to its
    /// end, and the erasure of any of them names it.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>When its key is destroyed.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}

/// <summary>What became of a draft.</summary>
public abstract record BlobSealed
{
    private BlobSealed()
    {
    }

    /// <summary>It is sealed, now or when it came the first time.</summary>
    public sealed record Sealed(string BlobId, DateTimeOffset EndsAt) : BlobSealed;

    /// <summary>Other content was sealed under the reference; nothing was written.</summary>
    public sealed record ReferenceTaken(string BlobId) : BlobSealed;
}
