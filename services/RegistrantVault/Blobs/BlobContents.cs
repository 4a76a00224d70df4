using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Blobs;

/// <summary>
/// Writes, opens and ends sealed content. A key drawn for the content alone seals its parts; a data key seals that key. Rotation so
/// replaces a few bytes, and ending destroys them.
/// </summary>
internal sealed class BlobContents(IStateStore<BlobDocument> blobs, IStateStore<BlobPart> parts, DataKeys keys, TimeProvider clock)
{
    /// <summary>The lane of blobs with an end.</summary>
    public const string Lane = "end";

    /// <summary>Well below the 16 MiB that a document may have.</summary>
    internal const int PartSize = 4 * 1024 * 1024;

    private const int MaxRaces = 20;

    public Task<BlobDocument?> Find(string blobId, CancellationToken cancellationToken) => blobs.Find(blobId, cancellationToken);

    public Task<IReadOnlyList<string>> Due(DateTimeOffset now, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
        blobs.Due(Lane, now, machineNow, limit, cancellationToken);

    /// <summary>Seals content under a blob's name; null when the name is taken. The parts come first: a blob that is there is whole.</summary>
    public async Task<BlobDocument?> Write(BlobDocument blob, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var contentKey = RandomNumberGenerator.GetBytes(AuthenticatedCipher.KeySize);
        try
        {
            var count = Math.Max(1, (content.Length + PartSize - 1) / PartSize);
            blob = blob with
            {
                Attempt = RandomNumberGenerator.GetHexString(16, lowercase: true),
                Parts = count,
                Size = content.Length,
                Digest = DigestOf(contentKey, content),
            };
            for (var index = 0; index < count; index++)
            {
                var slice = content[(index * PartSize)..Math.Min(content.Length, (index + 1) * PartSize)];
                var data = AssociatedData.Part(blob.Id, blob.Attempt, index, count, content.Length);
                var part = new BlobPart { Id = PartId(blob, index), Value = AuthenticatedCipher.Seal(contentKey, slice.Span, data) };
                await parts.Insert(part, cancellationToken);
            }

            using var key = await keys.Obtain(blob.RingId, blob.Scope, blob.Id, cancellationToken);
            var stored = (await blobs.Insert(Under(blob, key, contentKey), cancellationToken)).Stored;
            if (stored is null)
                await Empty(blob, cancellationToken);
            return stored is null ? null : await Confirm(stored, contentKey, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    /// <summary>The content. Reads the document again when a rotation moved its key meanwhile.</summary>
    public async Task<byte[]> Read(BlobDocument blob, CancellationToken cancellationToken)
    {
        var contentKey = await OpenKey(blob, cancellationToken);
        try
        {
            var content = new byte[blob.Size];
            for (var index = 0; index < blob.Parts; index++)
            {
                var data = AssociatedData.Part(blob.Id, blob.Attempt, index, blob.Parts, blob.Size);
                var part = await parts.Find(PartId(blob, index), cancellationToken);
                var slice = part is null ? null : AuthenticatedCipher.Open(contentKey, part.Value, data);
                var start = (long)index * PartSize;
                if (slice is null || slice.Length != Math.Min(PartSize, blob.Size - start))
                    throw await Unreadable(blob.Id, cancellationToken);
                slice.CopyTo(content, start);
                CryptographicOperations.ZeroMemory(slice);
            }
            return content;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    /// <summary>Whether it was sealed with this very content; nothing of it is opened.</summary>
    public async Task<bool> Holds(BlobDocument blob, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var contentKey = await OpenKey(blob, cancellationToken);
        var digest = DigestOf(contentKey, content);
        CryptographicOperations.ZeroMemory(contentKey);
        return CryptographicOperations.FixedTimeEquals(digest, blob.Digest);
    }

    /// <summary>Destroys the content's key, then empties its parts. Due until all of it is done.</summary>
    public async Task Discard(string blobId, CancellationToken cancellationToken)
    {
        var blob = await Change(
            blobId,
            blob => blob.ContentKey is null ? null : blob with { ContentKey = null, Digest = null, Lane = Lane, Due = clock.GetUtcNow() },
            cancellationToken);
        if (blob is null or { EndedAt: not null })
            return;
        if (blob.RingId == DataKeyRing.OfBlob(blobId))
            await DestroyRing(blob.RingId, cancellationToken);
        await Empty(blob, cancellationToken);
        await Change(blobId, blob => blob with { EndedAt = clock.GetUtcNow(), Lane = null, Due = null }, cancellationToken);
    }

    /// <summary>Seals the content's key under the active data key of its scope.</summary>
    public async Task Rekey(string blobId, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await blobs.Find(blobId, cancellationToken) is not { ContentKey: not null } blob)
                return;
            using var active = await keys.Obtain(blob.RingId, blob.Scope, blob.Id, cancellationToken);
            if (active.Id == blob.KeyId)
                return;
            var contentKey = await OpenKey(blob, cancellationToken);
            var saved = await blobs.Save(Under(blob, active, contentKey), cancellationToken);
            CryptographicOperations.ZeroMemory(contentKey);
            if (saved is not null)
                return;
        }
        throw DataKeys.Contended(blobId);
    }

    /// <summary>
    /// A rotation or an erasure that began before the insert has not seen this blob. Its trace is in the ring: another active key, or
    /// none. From here on whoever changes the ring finds the blob.
    /// </summary>
    private async Task<BlobDocument> Confirm(BlobDocument blob, byte[] contentKey, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var ring = await keys.Ring(blob.RingId, cancellationToken);
            if (ring?.Active(blob.Scope) is not { } active)
            {
                await Discard(blob.Id, cancellationToken);
                throw new VaultReadException(blob.Id, ReadFailure.Erased);
            }
            if (active.KeyId == blob.KeyId)
                return blob;

            using var key = await keys.Obtain(blob.RingId, blob.Scope, blob.Id, cancellationToken);
            blob = await blobs.Save(Under(blob, key, contentKey), cancellationToken)
                ?? await blobs.Find(blob.Id, cancellationToken)
                ?? throw new VaultReadException(blob.Id, ReadFailure.Unknown);
        }
        throw DataKeys.Contended(blob.Id);
    }

    private async Task<byte[]> OpenKey(BlobDocument blob, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (blob.ContentKey is null)
                throw new VaultReadException(blob.Id, ReadFailure.Ended);
            using var key = await keys.Find(blob.RingId, blob.Scope, blob.KeyId, blob.Id, cancellationToken);
            if (key is not null)
            {
                return AuthenticatedCipher.Open(key.Bytes, blob.ContentKey, KeyBinding(blob, blob.KeyId))
                    ?? throw new VaultReadException(blob.Id, ReadFailure.Damaged);
            }

            var newer = await blobs.Find(blob.Id, cancellationToken);
            if (newer is null || newer.KeyId == blob.KeyId)
                throw new VaultReadException(blob.Id, newer is { ContentKey: null } ? ReadFailure.Ended : ReadFailure.Erased);
            blob = newer;
        }
        throw DataKeys.Contended(blob.Id);
    }

    private async Task<VaultReadException> Unreadable(string blobId, CancellationToken cancellationToken) =>
        new(blobId, await blobs.Find(blobId, cancellationToken) is { ContentKey: null } ? ReadFailure.Ended : ReadFailure.Damaged);

    private async Task DestroyRing(string ringId, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var ring = await keys.Ring(ringId, cancellationToken);
            if (ring is null or { DestroyedAt: not null })
                return;
            if (await keys.Write(ring, ring with { Keys = [], DestroyedAt = clock.GetUtcNow() }, cancellationToken))
                return;
        }
        throw DataKeys.Contended(ringId);
    }

    private async Task Empty(BlobDocument blob, CancellationToken cancellationToken)
    {
        for (var index = 0; index < blob.Parts; index++)
        {
            if (await parts.Find(PartId(blob, index), cancellationToken) is { Value.Length: > 0 } part)
                await parts.Save(part with { Value = [] }, cancellationToken);
        }
    }

    private async Task<BlobDocument?> Change(string blobId, Func<BlobDocument, BlobDocument?> change, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await blobs.Find(blobId, cancellationToken) is not { } blob)
                return null;
            if (change(blob) is not { } changed)
                return blob;
            if (await blobs.Save(changed, cancellationToken) is { } saved)
                return saved;
        }
        throw DataKeys.Contended(blobId);
    }

    private static BlobDocument Under(BlobDocument blob, DataKey key, byte[] contentKey) => blob with
    {
        KeyId = key.Id,
        ContentKey = AuthenticatedCipher.Seal(key.Bytes, contentKey, KeyBinding(blob, key.Id)),
    };

    private static byte[] KeyBinding(BlobDocument blob, string keyId) =>
        AssociatedData.ContentKey(blob.Id, blob.RingId, blob.Scope, keyId, blob.Attempt);

    private static byte[] DigestOf(byte[] contentKey, ReadOnlyMemory<byte> content) =>
        HMACSHA256.HashData(HKDF.Expand(HashAlgorithmName.SHA256, contentKey, AuthenticatedCipher.KeySize, "digest"u8.ToArray()), content.Span);

    private static string PartId(BlobDocument blob, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{blob.Id}/{blob.Attempt}/{index:D4}");
}
