using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrarPolicy;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>The registrant profiles in the vault. What eligibility needs names nobody; contact data is read under a purpose, and each read is recorded.</summary>
internal sealed class VaultRegistrants([FromKeyedServices(RegistrySubmissionModule.WorkerName)] WorkerVault vault)
    : IRegistrants, IRegistrantContacts
{
    public async Task<Holder?> Describe(string account, string profileId, CancellationToken cancellationToken) =>
        // To an account that does not own the profile it does not exist.
        await vault.Registrants.Describe(profileId, cancellationToken) is { Erased: false, HasContact: true } profile && profile.Account == account
            ? new Holder(
                profile.Kind == RegistrantKind.Individual ? HolderKind.Individual : HolderKind.Organisation,
                Enum.Parse<HolderRegion>(profile.Region.ToString()))
            : null;

    public async Task<long?> Version(string profileId, CancellationToken cancellationToken) =>
        await vault.Registrants.Describe(profileId, cancellationToken) is { Erased: false, HasContact: true } profile ? profile.Version : null;

    public async Task<ContactDetails?> Read(string profileId, string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await vault.Registrants.ReadContact(profileId, Purpose.RegistryContact, reference, cancellationToken);
        }
        catch (VaultReadException exception) when (exception.Failure is ReadFailure.Unknown or ReadFailure.Erased or ReadFailure.Absent)
        {
            return null;
        }
    }
}
