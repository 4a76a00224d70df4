using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>
/// Puts data keys under key-encryption keys and takes them out again. The seam for a key management service or an HSM: it sees data
/// keys and what they belong to, never personal data. May throw a <see cref="BuildingBlocks.Failures.TransientException"/> when it does not answer.
/// </summary>
public interface IKeyWrapping
{
    /// <summary>Wraps a data key for a worker under that worker's active key, bound to what <paramref name="subject"/> names.</summary>
    ValueTask<KeyWrap> Wrap(VaultWorker worker, ReadOnlyMemory<byte> dataKey, DataKeyName subject, CancellationToken cancellationToken);

    /// <summary>The data key; the caller overwrites it after use. Null when the wrap's key is not here, or the wrap is damaged or belongs elsewhere.</summary>
    ValueTask<byte[]?> Unwrap(KeyWrap wrap, DataKeyName subject, CancellationToken cancellationToken);

    /// <summary>Whether this process could unwrap it, as far as that can be told without trying.</summary>
    bool CanUnwrap(KeyWrap wrap);

    /// <summary>Whether it is under the worker's active key. True also for a worker whose keys are unknown here: that is not for this process to say.</summary>
    bool IsCurrent(KeyWrap wrap);

    /// <summary>Whether this process can wrap for a worker.</summary>
    bool CanWrap(VaultWorker worker);
}

/// <summary>Which data key: the ring, the scope and the id. Wraps are bound to it.</summary>
public readonly record struct DataKeyName(string RingId, string Scope, string KeyId);
