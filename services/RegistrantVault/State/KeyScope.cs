using DomainWorkers.RegistrantVault.Rights;

namespace DomainWorkers.RegistrantVault.State;

/// <summary>What a data key is for, and which workers get it.</summary>
internal static class KeyScope
{
    public const string Contact = "contact";
    public const string Identity = "identity";
    public const string Images = "images";
    private const string BlobsPrefix = "blobs:";

    /// <summary>What a worker keeps about a registrant is that worker's alone.</summary>
    public static string BlobsOf(VaultWorker owner) => BlobsPrefix + owner;

    public static FieldGroup GroupOf(string scope) => scope switch
    {
        Contact => FieldGroup.Contact,
        Identity => FieldGroup.Identity,
        Images => FieldGroup.Images,
        _ => FieldGroup.Blobs,
    };

    public static IReadOnlyList<VaultWorker> ReadersOf(string scope) =>
        scope.StartsWith(BlobsPrefix, StringComparison.Ordinal)
            ? [Enum.Parse<VaultWorker>(scope.AsSpan(BlobsPrefix.Length))]
            : PurposeRights.ReadersOf(GroupOf(scope));
}
