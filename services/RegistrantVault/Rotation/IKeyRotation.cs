namespace DomainWorkers.RegistrantVault.Rotation;

/// <summary>Replaces keys while everybody reads on. Each step may be broken off anywhere and begun again.</summary>
public interface IKeyRotation
{
    /// <summary>
    /// Puts data keys under the active key-encryption keys: a page of rings. Each worker does so for itself; who can open a data key
    /// also wraps it for readers that lack it, and takes it from workers that may not read any more.
    /// </summary>
    Task<RewrapPage> Rewrap(string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Gives a registrant new data keys, seals everything anew, hashes lookups under the active lookup key, and destroys the old
    /// keys. Leaves one access record. False when there is no such registrant (any more).</summary>
    Task<bool> RotateDataKeys(string profileId, string reference, CancellationToken cancellationToken);

    /// <summary>Does that for a page of registrants whose data keys are older than an instant.</summary>
    Task<RotationPage> RotateDataKeys(DateTimeOffset olderThan, string? after, int limit, string reference, CancellationToken cancellationToken);
}

/// <summary>What a page of rewrapping did.</summary>
/// <param name="Rings">Rings that were written.</param>
/// <param name="Behind">Wraps of this process's workers that are still under an old key; the old key may go when a whole pass says 0.</param>
/// <param name="Next">Where the next page begins; null after the last.</param>
public sealed record RewrapPage(int Rings, int Behind, string? Next);

/// <summary>What a page of rotation did.</summary>
/// <param name="Rotated">Registrants with new keys.</param>
/// <param name="Next">Where the next page begins; null after the last.</param>
public sealed record RotationPage(int Rotated, string? Next);
