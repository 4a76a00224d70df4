using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Sealing;

namespace DomainWorkers.RegistrantVault.Blobs;

/// <summary>
/// Names of blobs, derived from what they are for: a repeat has the same name. A person's own stand together under the profile, those
/// of several persons in the order of their end, so that an erasure finds both by a range of the primary key.
/// </summary>
internal static class BlobIds
{
    public const string SharedPrefix = "shared/";
    private const int HashBytes = 13;
    private const string Date = "yyyyMMdd";

    public static string Own(string profileId, VaultWorker owner, string kind, string reference) =>
        OwnPrefix(profileId) + Hash(owner, kind, reference);

    public static string OwnPrefix(string profileId) => $"own/{profileId}/";

    public static string Shared(DateTimeOffset endsAt, VaultWorker owner, string kind, string reference) =>
        SharedFrom(endsAt) + "/" + Hash(owner, kind, reference);

    /// <summary>Ids of blobs of several persons that end on this day (UTC) or later come after this.</summary>
    public static string SharedFrom(DateTimeOffset endsAt) =>
        SharedPrefix + endsAt.UtcDateTime.ToString(Date, CultureInfo.InvariantCulture);

    private static string Hash(VaultWorker owner, string kind, string reference) =>
        Convert.ToHexStringLower(SHA256.HashData(AssociatedData.Encode(owner.ToString(), kind, reference)).AsSpan(0, HashBytes));
}
