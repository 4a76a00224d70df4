using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Erasing;

/// <summary>The record of erasures: to page through, to check, and to carry out again after a backup was restored.</summary>
public interface IErasures
{
    /// <summary>Erasures in the order of profile and reference.</summary>
    Task<IReadOnlyList<ErasureRecord>> Page(string? afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Looks whether an erasure still holds.</summary>
    Task<ErasureCheck> Check(ErasureRecord record, CancellationToken cancellationToken);

    /// <summary>Destroys again what a restored backup brought back: the keys that the record names, all keys of a person erased as a
    /// whole, and what hangs on them. Harmless where nothing came back.</summary>
    Task Reapply(ErasureRecord record, CancellationToken cancellationToken);
}
