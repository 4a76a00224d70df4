using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Correspondence;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.ExpiryReminders.Adapters;

/// <summary>The recipients in the vault, read for the purpose of sending a notice.</summary>
internal sealed class VaultAddressees([FromKeyedServices(ExpiryRemindersModule.WorkerName)] WorkerVault vault) : IAddressees
{
    private const int MaxRaces = 3;

    public async Task<Recipient?> Read(string account, string profileId, string reference, CancellationToken cancellationToken)
    {
        var before = await Describe(account, profileId, cancellationToken);
        for (var race = 0; race < MaxRaces; race++)
        {
            if (before is null || await ReadAddressee(profileId, reference, cancellationToken) is not { } addressee)
                return null;
            // The version is evidence, so it must be the one that the address is from.
            var after = await Describe(account, profileId, cancellationToken);
            if (after?.Version == before.Version)
            {
                return new Recipient(
                    before.Version, before.Region, RecipientAddress.Read(addressee.Email.Reveal()),
                    addressee.Phone.Reveal().Replace(".", "", StringComparison.Ordinal));
            }

            before = after;
        }

        throw new TransientException($"Profile {profileId} changes again and again.");
    }

    private async Task<RegistrantProfile?> Describe(string account, string profileId, CancellationToken cancellationToken) =>
        // To an account that does not own the profile it does not exist.
        await vault.Registrants.Describe(profileId, cancellationToken) is { Erased: false, HasContact: true } profile && profile.Account == account
            ? profile
            : null;

    private async Task<Addressee?> ReadAddressee(string profileId, string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await vault.Registrants.ReadAddressee(profileId, Purpose.SendNotice, reference, cancellationToken);
        }
        catch (VaultReadException exception) when (exception.Failure is ReadFailure.Unknown or ReadFailure.Erased or ReadFailure.Absent)
        {
            return null;
        }
    }
}
