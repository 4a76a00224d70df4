using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.MiitSync.Adapters;

/// <summary>Upload files as sealed blobs of the vault: they name many persons, and end with their retention.</summary>
internal sealed class VaultUploads([FromKeyedServices(MiitSyncModule.WorkerName)] WorkerVault vault) : IUploadArchive
{
    public async Task<string> Keep(
        string reference, byte[] content, IReadOnlyList<string> profiles, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var kept = await vault.Blobs.Seal(
            new BlobDraft { Kind = BlobKind.UploadFile, Reference = reference, Content = content, Subjects = profiles, EndsAt = until },
            cancellationToken);
        return kept switch
        {
            BlobSealed.Sealed done => done.BlobId,
            // The reference carries the hash of the content, so this is the same file with another end.
            BlobSealed.ReferenceTaken taken => taken.BlobId,
            _ => throw new InvalidOperationException("The vault gave no answer that is known."),
        };
    }

    public async Task<byte[]?> Open(string id, string reference, CancellationToken cancellationToken)
    {
        try
        {
            return (await vault.Blobs.Open(id, Purpose.ResendUpload, reference, cancellationToken)).Reveal();
        }
        catch (VaultReadException)
        {
            return null;
        }
    }
}
