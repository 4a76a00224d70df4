using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>Opens groups of a registrant for a purpose.</summary>
internal sealed class ProfileReader(Gatekeeper gate, IStateStore<RegistrantDocument> registrants, DataKeys keys)
{
    private const int MaxRaces = 20;

    public Task<ContactDetails> Contact(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        Read(profileId, purpose, VaultAct.ReadContact, reference, null, Joined, cancellationToken);

    public Task<Addressee> Addressee(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        Read(profileId, purpose, VaultAct.ReadAddressee, reference, ContactFields.ForAddressee, (_, fields) => ContactFields.JoinAddressee(fields), cancellationToken);

    public Task<IdentityDocument> Identity(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        Read(profileId, purpose, VaultAct.ReadIdentity, reference, null, (_, fields) => IdentityFields.Join(fields), cancellationToken);

    /// <summary>Data and version come from one read of one document: a handle never stands for other data than it was made from.</summary>
    private static ContactDetails Joined(long version, IReadOnlyList<PlainField> fields) =>
        ContactFields.Join(fields) with { ProfileVersion = version };

    private Task<TResult> Read<TResult>(
        string profileId, Purpose purpose, VaultAct act, string reference, string[]? names,
        Func<long, IReadOnlyList<PlainField>, TResult> join, CancellationToken cancellationToken)
    {
        ProfileRules.ProfileId(profileId);
        var scope = act == VaultAct.ReadIdentity ? KeyScope.Identity : KeyScope.Contact;
        return gate.Open(
            profileId, purpose, act, reference,
            async token =>
            {
                var (version, fields) = await Open(profileId, scope, names, token);
                try
                {
                    return join(version, fields);
                }
                finally
                {
                    PlainField.DisposeAll(fields);
                }
            },
            cancellationToken);
    }

    /// <summary>
    /// A rotation seals the document anew and then removes the old key: whoever read the document before and the ring after reads again.
    /// A key that is missing although the document stands still was destroyed.
    /// </summary>
    private async Task<(long Version, IReadOnlyList<PlainField> Fields)> Open(
        string profileId, string scope, string[]? names, CancellationToken cancellationToken)
    {
        long? seen = null;
        for (var race = 0; race < MaxRaces; race++)
        {
            var document = await registrants.Find(profileId, cancellationToken) ?? throw new VaultReadException(profileId, ReadFailure.Unknown);
            if (document.ErasedAt is not null)
                throw new VaultReadException(profileId, ReadFailure.Erased);
            var group = (scope == KeyScope.Identity ? document.Identity : document.Contact)
                ?? throw new VaultReadException(profileId, ReadFailure.Absent);
            if (seen == document.Version)
                throw new VaultReadException(profileId, ReadFailure.Erased);
            seen = document.Version;

            using var key = await keys.Find(DataKeyRing.OfRegistrant(profileId), scope, group.KeyId, profileId, cancellationToken);
            if (key is not null)
                return (document.ProfileVersion, GroupSeal.Open(profileId, key, group, names));
        }
        throw DataKeys.Contended(profileId);
    }
}
