using DomainWorkers.RegistrantVault.Registrants;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>What a registry wants to know of a registrant, read at the moment it is handed over and kept nowhere.</summary>
internal interface IRegistrantContacts
{
    /// <summary>The profile without personal data: its version names the contact's handle. Null where there is nothing to hand over.</summary>
    Task<RegistrantProfile?> Find(string profileId, CancellationToken cancellationToken);

    /// <summary>The contact data; leaves a record that names the operation. Null where it was erased in between.</summary>
    Task<ContactDetails?> Read(string profileId, string reference, CancellationToken cancellationToken);

    /// <summary>The identity document, for registries that ask for it; leaves a record. Null where there is none.</summary>
    Task<IdentityDocument?> ReadIdentity(string profileId, string reference, CancellationToken cancellationToken);
}
