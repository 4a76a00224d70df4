using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Lookups;

/// <summary>
/// Brings what hangs on a registrant's document in line with it: its lookups, and blobs that were replaced. Every step may be repeated;
/// whoever finds the document due may finish what another one began.
/// </summary>
internal sealed class LookupSettlement(IStateStore<RegistrantDocument> registrants, LookupIndex lookups, BlobContents contents)
{
    /// <summary>The lane of documents that wait for this.</summary>
    public const string Lane = "settle";

    private const int MaxRaces = 20;

    public async Task Settle(RegistrantDocument document, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            foreach (var entry in document.Lookups)
                await lookups.Add(entry, document.Id, document.ProfileVersion, cancellationToken);
            foreach (var entry in document.RetiredLookups.Except(document.Lookups))
                await lookups.Remove(entry, document.Id, document.ProfileVersion, cancellationToken);
            foreach (var blobId in document.RetiredBlobs)
                await contents.Discard(blobId, cancellationToken);

            var settled = document with { RetiredLookups = [], RetiredBlobs = [], Lane = null, Due = null };
            if (await registrants.Save(settled, cancellationToken) is not null)
                return;

            // Somebody changed the document meanwhile: what we added may have been retired since, so it is compared again.
            var newer = await registrants.Find(document.Id, cancellationToken) ?? throw DataKeys.Contended(document.Id);
            document = newer with
            {
                RetiredLookups = [.. newer.RetiredLookups.Union(document.Lookups).Union(document.RetiredLookups).Except(newer.Lookups)],
            };
        }
        throw DataKeys.Contended(document.Id);
    }
}
