using DomainWorkers.MiitSync.Domain;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.MiitSync.Adapters;

/// <summary>The holders in the vault.</summary>
internal sealed class VaultHolders([FromKeyedServices(MiitSyncModule.WorkerName)] WorkerVault vault) : IHolders
{
    public async Task<long?> Version(string profileId, CancellationToken cancellationToken) =>
        await vault.Registrants.Describe(profileId, cancellationToken) is { Erased: false, HasContact: true } profile ? profile.Version : null;

    public async Task<Holder?> Read(string profileId, string reference, CancellationToken cancellationToken)
    {
        try
        {
            var contact = await vault.Registrants.ReadContact(profileId, Purpose.MinistryReport, reference, cancellationToken);
            return (contact.Local ?? contact.International) is { } postal ? Holder(contact, postal) : null;
        }
        catch (VaultReadException exception) when (exception.Failure is ReadFailure.Unknown or ReadFailure.Erased or ReadFailure.Absent)
        {
            return null;
        }
    }

    public async Task<bool> Same(
        string account, string holderProfileId, string subjectProfileId, string reference, CancellationToken cancellationToken)
    {
        if (holderProfileId == subjectProfileId)
            return true;
        // To an account that does not own a profile it does not exist.
        if (await vault.Registrants.Describe(subjectProfileId, cancellationToken) is not { Erased: false, HasIdentity: true } subject
            || subject.Account != account)
            return false;
        try
        {
            var holder = await vault.Registrants.ReadIdentity(holderProfileId, Purpose.MinistryReport, reference, cancellationToken);
            var filing = await vault.Registrants.ReadIdentity(subjectProfileId, Purpose.MinistryReport, reference, cancellationToken);
            return holder.Number.Equals(filing.Number) && holder.Kind.Equals(filing.Kind);
        }
        catch (VaultReadException exception) when (exception.Failure is ReadFailure.Unknown or ReadFailure.Erased or ReadFailure.Absent)
        {
            return false;
        }
    }

    private static Holder Holder(ContactDetails contact, PostalDetails postal) => new(
        postal.Name.Reveal(),
        postal.Organisation?.Reveal(),
        // A municipality is its own province: it is not said twice.
        string.Concat(new[] { postal.Province?.Reveal(), postal.City.Reveal() }.Distinct().Concat(postal.Street.Select(line => line.Reveal()))),
        postal.Province?.Reveal(),
        postal.City.Reveal(),
        postal.Country,
        contact.Email.Reveal(),
        contact.Phone.Reveal(),
        contact.ProfileVersion);
}
