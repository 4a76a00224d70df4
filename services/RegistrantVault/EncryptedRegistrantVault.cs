using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Erasing;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault;

/// <summary>The vault of one worker over the vault's database.</summary>
internal sealed class EncryptedRegistrantVault(
    Gatekeeper gate, IStateStore<RegistrantDocument> registrants, ProfileReader reader, ProfileStore store, ProfileImages images,
    Erasures erasures, LookupHashes hashes, LookupIndex lookups) : IRegistrantVault
{
    public async Task<RegistrantProfile?> Describe(string profileId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(profileId);
        return await registrants.Find(profileId, cancellationToken) is { } document ? ProfileStore.Profile(document) : null;
    }

    public Task<ContactDetails> ReadContact(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        reader.Contact(profileId, purpose, reference, cancellationToken);

    public Task<Addressee> ReadAddressee(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        reader.Addressee(profileId, purpose, reference, cancellationToken);

    public Task<IdentityDocument> ReadIdentity(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        reader.Identity(profileId, purpose, reference, cancellationToken);

    public Task<RegistrantImage> ReadImage(
        string profileId, string slot, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        images.Read(profileId, slot, purpose, reference, cancellationToken);

    public Task<IReadOnlyList<string>> FindByNumber(
        SensitiveText number, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        Find(LookupHashes.Number, number, purpose, VaultAct.FindByNumber, reference, cancellationToken);

    public Task<IReadOnlyList<string>> FindByEmail(
        SensitiveText email, Purpose purpose, string reference, CancellationToken cancellationToken) =>
        Find(LookupHashes.Email, email, purpose, VaultAct.FindByEmail, reference, cancellationToken);

    public Task<ProfileStored> Store(ProfileDraft draft, CancellationToken cancellationToken) => store.Store(draft, cancellationToken);

    public Task<RegistrantProfile> StoreImage(
        string profileId, RegistrantImage image, string reference, CancellationToken cancellationToken) =>
        images.Store(profileId, image, reference, cancellationToken);

    public Task<ErasureRecord> Erase(EraseOrder order, CancellationToken cancellationToken) => erasures.Erase(order, cancellationToken);

    private Task<IReadOnlyList<string>> Find(
        string kind, SensitiveText value, Purpose purpose, VaultAct act, string reference, CancellationToken cancellationToken)
    {
        ProfileRules.WellFormed(value, kind);
        return gate.Open(
            AccessLog.LookupSubject, purpose, act, reference,
            token => lookups.Find(hashes.Candidates(kind, value.Reveal()), token),
            cancellationToken);
    }
}
