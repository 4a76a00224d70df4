using System.Diagnostics.CodeAnalysis;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Erasing;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault;

/// <summary>
/// The registrants' data as one worker may see it. Every method that opens something names a purpose and the operation it is for, and
/// leaves one record in the access log before anything is handed out; if the log cannot take it, nothing is. What a purpose does not
/// cover throws <see cref="PurposeRefusedException"/>, what cannot be opened <see cref="VaultReadException"/>; a store that does not
/// answer throws the usual transient exception, and every method may then be called again.
/// </summary>
public interface IRegistrantVault
{
    /// <summary>What may be known without a purpose, by one read of one document; null when there is no such profile.</summary>
    Task<RegistrantProfile?> Describe(string profileId, CancellationToken cancellationToken);

    /// <summary>The whole contact group.</summary>
    Task<ContactDetails> ReadContact(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken);

    /// <summary>Name, mail address and phone.</summary>
    Task<Addressee> ReadAddressee(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken);

    /// <summary>Document kind and number.</summary>
    Task<IdentityDocument> ReadIdentity(string profileId, Purpose purpose, string reference, CancellationToken cancellationToken);

    /// <summary>The image in a slot.</summary>
    Task<RegistrantImage> ReadImage(string profileId, string slot, Purpose purpose, string reference, CancellationToken cancellationToken);

    /// <summary>The profiles with this identity number, however it is typed; also those of other accounts.</summary>
    Task<IReadOnlyList<string>> FindByNumber(SensitiveText number, Purpose purpose, string reference, CancellationToken cancellationToken);

    /// <summary>The profiles with this mail address; also those of other accounts.</summary>
    Task<IReadOnlyList<string>> FindByEmail(SensitiveText email, Purpose purpose, string reference, CancellationToken cancellationToken);

    /// <summary>Stores a new profile, or a change decided on <see cref="ProfileDraft.ExpectedVersion"/>. Throws
    /// <see cref="InvalidProfileException"/> for a wrong form.</summary>
    Task<ProfileStored> Store(ProfileDraft draft, CancellationToken cancellationToken);

    /// <summary>Puts an image into its slot, in place of the one that was there. The profile's version stays.</summary>
    Task<RegistrantProfile> StoreImage(string profileId, RegistrantImage image, string reference, CancellationToken cancellationToken);

    /// <summary>Destroys the data keys of groups. The same order again continues or returns the same record.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "Erasure is the law's word for it; nobody implements this in Visual Basic.")]
    Task<ErasureRecord> Erase(EraseOrder order, CancellationToken cancellationToken);
}
