using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.EmailVerification.Adapters;

/// <summary>The addressees in the vault, read for the purpose of verifying an address.</summary>
internal sealed class VaultAddressees([FromKeyedServices(EmailVerificationModule.WorkerName)] WorkerVault vault) : IAddressees
{
    public async Task<ProfileVersion?> Describe(string account, string profileId, CancellationToken cancellationToken) =>
        // To an account that does not own the profile it does not exist.
        await vault.Registrants.Describe(profileId, cancellationToken) is { Erased: false, HasContact: true } profile && profile.Account == account
            ? new ProfileVersion(profile.Version, profile.ChangedAt)
            : null;

    public async Task<RecipientAddress?> ReadAddress(string profileId, string reference, CancellationToken cancellationToken) =>
        await Read(profileId, reference, cancellationToken) is { } addressee ? RecipientAddress.Read(addressee.Email.Reveal()) : null;

    public async Task<string?> ReadPhone(string profileId, string reference, CancellationToken cancellationToken) =>
        (await Read(profileId, reference, cancellationToken))?.Phone.Reveal().Replace(".", "", StringComparison.Ordinal);

    private async Task<Addressee?> Read(string profileId, string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await vault.Registrants.ReadAddressee(profileId, Purpose.VerifyAddress, reference, cancellationToken);
        }
        catch (VaultReadException exception) when (exception.Failure is ReadFailure.Unknown or ReadFailure.Erased or ReadFailure.Absent)
        {
            return null;
        }
    }
}
