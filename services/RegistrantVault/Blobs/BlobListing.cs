using System.Runtime.CompilerServices;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Blobs;

/// <summary>Finds blobs by what they speak of, each time by one range of the primary key.</summary>
internal sealed class BlobListing(IStateStore<BlobDocument> blobs)
{
    private const int PageSize = 100;

    /// <summary>The images and blobs that speak of this registrant alone; ended ones too.</summary>
    public IAsyncEnumerable<BlobDocument> OwnedBy(string profileId, CancellationToken cancellationToken) =>
        After(BlobIds.OwnPrefix(profileId), BlobIds.OwnPrefix(profileId), cancellationToken);

    /// <summary>The blobs that name this registrant beside others, or beside nobody the vault knew, and that have not reached their end.</summary>
    public async Task<IReadOnlyList<RetainedBlob>> Naming(string profileId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<RetainedBlob> found = [];
        await foreach (var blob in After(BlobIds.SharedFrom(now), BlobIds.SharedPrefix, cancellationToken))
        {
            if (blob.ContentKey is not null && blob.Subjects.Contains(profileId))
                found.Add(new RetainedBlob { BlobId = blob.Id, Kind = blob.Kind, EndsAt = blob.EndsAt!.Value });
        }
        return found;
    }

    private async IAsyncEnumerable<BlobDocument> After(
        string after, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await blobs.Page(after, PageSize, cancellationToken);
            foreach (var blob in page.TakeWhile(blob => blob.Id.StartsWith(prefix, StringComparison.Ordinal)))
                yield return blob;
            if (page.Count < PageSize || !page[^1].Id.StartsWith(prefix, StringComparison.Ordinal))
                yield break;
            after = page[^1].Id;
        }
    }
}
