using DomainWorkers.RegistrantVault.Registrants;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>The contact data that a registry wants, read at the moment it is handed over and kept nowhere.</summary>
internal interface IRegistrantContacts
{
    /// <summary>The profile's version, which the contact's handle is derived from; null where there is nothing to hand over.</summary>
    Task<long?> Version(string profileId, CancellationToken cancellationToken);

    /// <summary>The contact data; leaves a record that names the operation. Null where it was erased in between.</summary>
    Task<ContactDetails?> Read(string profileId, string reference, CancellationToken cancellationToken);
}
