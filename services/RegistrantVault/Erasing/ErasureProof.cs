using System.Globalization;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Erasing;

/// <summary>A keyed hash over an erasure's record, by which it is known later that the vault wrote it and nobody changed it.</summary>
internal sealed class ErasureProof(LookupHashes hashes)
{
    private const string Use = "erasure";

    public string Of(ErasureRecord record) => hashes.Digest(Use, Content(record));

    public bool Holds(ErasureRecord record) => record.CompletedAt is not null && hashes.Matches(record.Proof, Use, Content(record));

    private static byte[] Content(ErasureRecord record) => AssociatedData.Encode(
        record.ProfileId,
        string.Join(',', record.Groups),
        record.Reason.ToString(),
        record.Actor,
        record.Reference,
        Instant(record.RequestedAt),
        string.Join(',', record.DestroyedKeys),
        string.Join(',', record.Retained.Select(blob => $"{blob.BlobId} {blob.Kind} {Instant(blob.EndsAt)}")),
        Instant(record.CompletedAt));

    /// <summary>Milliseconds are what the store keeps.</summary>
    private static string Instant(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";
}
