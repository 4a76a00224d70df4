using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrarPolicy;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>The registrant profiles in the vault. What eligibility needs names nobody; all else is read under a purpose, and each read is recorded.</summary>
internal sealed class VaultRegistrants([FromKeyedServices(RegistrySubmissionModule.WorkerName)] WorkerVault vault)
    : IRegistrants, IRegistrantContacts
{
    public async Task<KnownProfile?> Describe(string account, string profileId, CancellationToken cancellationToken) =>
        // To an account that does not own the profile it does not exist.
        await Find(profileId, cancellationToken) is { } profile && profile.Account == account
            ? new KnownProfile(
                new Holder(
                    profile.Kind == RegistrantKind.Individual ? HolderKind.Individual : HolderKind.Organisation,
                    Enum.Parse<HolderRegion>(profile.Region.ToString())),
                profile.Version)
            : null;

    public async Task<RegistrantProfile?> Find(string profileId, CancellationToken cancellationToken) =>
        await vault.Registrants.Describe(profileId, cancellationToken) is { Erased: false, HasContact: true } profile ? profile : null;

    public Task<ContactDetails?> Read(string profileId, string reference, CancellationToken cancellationToken) =>
        OrNull(() => vault.Registrants.ReadContact(profileId, Purpose.RegistryContact, reference, cancellationToken));

    public Task<IdentityDocument?> ReadIdentity(string profileId, string reference, CancellationToken cancellationToken) =>
        OrNull(() => vault.Registrants.ReadIdentity(profileId, Purpose.RegistryIdentity, reference, cancellationToken));

    private static async Task<T?> OrNull<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (VaultReadException exception) when (exception.Failure is ReadFailure.Unknown or ReadFailure.Erased or ReadFailure.Absent)
        {
            return null;
        }
    }
}
