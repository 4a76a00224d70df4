using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Erasing;

/// <summary>What an erasure covers: pure questions about a record, a ring and a registrant's document.</summary>
internal static class ErasureScope
{
    /// <summary>All groups: the person, and for good.</summary>
    public static bool IsWhole(ErasureRecord record) => record.Groups.Count == Enum.GetValues<FieldGroup>().Length;

    public static string Name(WrappedDataKey key) => $"{key.Scope}/{key.KeyId}";

    /// <summary>
    /// An open erasure takes every key of its groups. A complete one takes those that it names, should a backup have brought them back;
    /// a key that was made after it stays, unless the person as a whole was erased.
    /// </summary>
    public static bool Takes(ErasureRecord record, WrappedDataKey key) =>
        record.DestroyedKeys.Contains(Name(key))
        || (record.Groups.Contains(KeyScope.GroupOf(key.Scope)) && (record.CompletedAt is null || IsWhole(record)));

    public static bool IsGone(DataKeyRing? ring, string scope, string keyId) => ring?.Find(scope, keyId) is null;

    /// <summary>The document without anything whose key is gone; the same object when there is no such thing.</summary>
    public static RegistrantDocument Swept(RegistrantDocument document, DataKeyRing? ring)
    {
        var contact = Kept(document.Contact, KeyScope.Contact, ring);
        var identity = Kept(document.Identity, KeyScope.Identity, ring);
        var images = ring?.Active(KeyScope.Images) is null ? [] : document.Images;
        if (contact == document.Contact && identity == document.Identity && images.Count == document.Images.Count)
            return document;

        LookupEntry[] leaving =
        [
            .. document.Lookups.Where(entry => (entry.Kind == Lookups.LookupHashes.Number ? identity : contact) is null),
        ];
        return document with
        {
            Contact = contact,
            Identity = identity,
            Images = images,
            LastDigest = null,
            Lookups = [.. document.Lookups.Except(leaving)],
            RetiredLookups = [.. document.RetiredLookups.Union(leaving)],
        };
    }

    private static SealedGroup? Kept(SealedGroup? group, string scope, DataKeyRing? ring) =>
        group is null || IsGone(ring, scope, group.KeyId) ? null : group;
}
