using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Sealing;

/// <summary>Makes data keys, wraps them for whoever may read, and takes them out for one use. Nothing is cached: a destroyed key is gone at once.</summary>
internal sealed class DataKeys(IStateStore<DataKeyRing> rings, IKeyWrapping wrapping, TimeProvider clock)
{
    private const int MaxRaces = 20;

    public Task<DataKeyRing?> Ring(string ringId, CancellationToken cancellationToken) => rings.Find(ringId, cancellationToken);

    /// <summary>The active key of a scope, made where there is none yet.</summary>
    public async Task<DataKey> Obtain(string ringId, string scope, string subject, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var ring = await rings.Find(ringId, cancellationToken);
            if (ring?.DestroyedAt is not null)
                throw new VaultReadException(subject, ReadFailure.Erased);
            if (ring?.Active(scope) is { } active)
                return await Unwrap(ringId, active, cancellationToken) ?? throw new VaultReadException(subject, ReadFailure.KeyUnavailable);

            var (wrapped, key) = await Make(ringId, scope, cancellationToken);
            var changed = ring is null ? new DataKeyRing { Id = ringId, Keys = [wrapped] } : ring with { Keys = [.. ring.Keys, wrapped] };
            if (await Write(ring, changed, cancellationToken))
                return key;
            key.Dispose();
        }
        throw Contended(ringId);
    }

    /// <summary>A key by its id, or null when the ring does not have it (any more).</summary>
    public async Task<DataKey?> Find(string ringId, string scope, string keyId, string subject, CancellationToken cancellationToken)
    {
        var ring = await rings.Find(ringId, cancellationToken);
        if (ring?.DestroyedAt is not null)
            throw new VaultReadException(subject, ReadFailure.Erased);
        if (ring?.Find(scope, keyId) is not { } wrapped)
            return null;
        return await Unwrap(ringId, wrapped, cancellationToken) ?? throw new VaultReadException(subject, ReadFailure.KeyUnavailable);
    }

    /// <summary>Puts a key into the clear with the first wrap that this process can open.</summary>
    public async Task<DataKey?> Unwrap(string ringId, WrappedDataKey wrapped, CancellationToken cancellationToken)
    {
        var name = new DataKeyName(ringId, wrapped.Scope, wrapped.KeyId);
        foreach (var wrap in wrapped.Wraps.Where(wrapping.CanUnwrap))
        {
            if (await wrapping.Unwrap(wrap, name, cancellationToken) is { } bytes)
                return new DataKey(wrapped.Scope, wrapped.KeyId, bytes);
        }
        return null;
    }

    /// <summary>A new random key, in the clear and wrapped for every reader of its scope.</summary>
    public async Task<(WrappedDataKey Wrapped, DataKey Key)> Make(string ringId, string scope, CancellationToken cancellationToken)
    {
        var key = new DataKey(
            scope, RandomNumberGenerator.GetHexString(16, lowercase: true), RandomNumberGenerator.GetBytes(AuthenticatedCipher.KeySize));
        var wrapped = new WrappedDataKey { Scope = scope, KeyId = key.Id, CreatedAt = clock.GetUtcNow(), Wraps = [] };
        return (await WrapForReaders(ringId, wrapped, key, cancellationToken), key);
    }

    /// <summary>Whether a reader that this process can wrap for lacks a current wrap, or somebody has one who may not read.</summary>
    public bool NeedsWraps(WrappedDataKey wrapped)
    {
        var readers = KeyScope.ReadersOf(wrapped.Scope);
        return wrapped.Wraps.Any(wrap => !readers.Any(reader => IsFor(wrap, reader)))
            || readers.Any(reader => wrapping.CanWrap(reader) && !wrapped.Wraps.Any(wrap => IsFor(wrap, reader) && wrapping.IsCurrent(wrap)));
    }

    /// <summary>
    /// The same key with a fresh wrap for every reader that lacks a current one, and none for who may not read. A new key is wrapped for
    /// all of them or not at all; of an old one, readers whose keys are not here keep what they have.
    /// </summary>
    public async Task<WrappedDataKey> WrapForReaders(
        string ringId, WrappedDataKey wrapped, DataKey key, CancellationToken cancellationToken)
    {
        List<KeyWrap> wraps = [];
        var bytes = key.Bytes.ToArray();
        try
        {
            foreach (var reader in KeyScope.ReadersOf(wrapped.Scope))
            {
                var existing = wrapped.Wraps.FirstOrDefault(wrap => IsFor(wrap, reader));
                if (existing is not null && wrapping.IsCurrent(existing))
                    wraps.Add(existing);
                else if (wrapping.CanWrap(reader) || wrapped.Wraps.Count == 0)
                    wraps.Add(await wrapping.Wrap(reader, bytes, new DataKeyName(ringId, wrapped.Scope, wrapped.KeyId), cancellationToken));
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
        return wrapped with { Wraps = wraps };
    }

    /// <summary>One conditional write; false when somebody was faster.</summary>
    public async Task<bool> Write(DataKeyRing? current, DataKeyRing changed, CancellationToken cancellationToken) =>
        current is null
            ? (await rings.Insert(changed, cancellationToken)).Stored is not null
            : await rings.Save(changed, cancellationToken) is not null;

    public Task<IReadOnlyList<DataKeyRing>> Page(string? afterId, int limit, CancellationToken cancellationToken) =>
        rings.Page(afterId, limit, cancellationToken);

    private static bool IsFor(KeyWrap wrap, VaultWorker worker) => wrap.Worker == worker.ToString();

    public static TransientException Contended(string id) => new($"{id} is being changed too often right now.");
}
