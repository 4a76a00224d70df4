using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>Images of documents: blobs under the registrant's image key, named by the registrant's document.</summary>
internal sealed class ProfileImages(
    Gatekeeper gate, IStateStore<RegistrantDocument> registrants, BlobContents contents, LookupSettlement settlement,
    TimeProvider clock, TimeProvider machineClock)
{
    private const string Kind = "Image";
    private const int MaxSize = 16 * 1024 * 1024;
    private const int MaxRaces = 20;

    public async Task<RegistrantProfile> Store(string profileId, RegistrantImage image, string reference, CancellationToken cancellationToken)
    {
        ProfileRules.ProfileId(profileId);
        ProfileRules.Slot(image.Slot);
        var content = image.Content.Reveal();
        ProfileRules.Demand(content.Length is > 0 and <= MaxSize, "image.content", "1 byte to 16 MiB");
        ProfileRules.Demand(image.MediaType is { Length: > 0 and <= 100 }, "image.mediaType", "a media type");
        await gate.Demand(profileId, Purpose.KeepProfile, VaultAct.Store, reference, cancellationToken);

        await Living(profileId, cancellationToken);
        var id = BlobIds.Own(profileId, gate.Worker, Kind, $"{image.Slot}/{reference}");
        var known = await contents.Find(id, cancellationToken) ?? await contents.Write(Blob(id, profileId, reference), content, cancellationToken)
            ?? await contents.Find(id, cancellationToken);
        if (known is { ContentKey: not null })
            ProfileRules.Demand(await contents.Holds(known, content, cancellationToken), "reference", "stands for another image of this slot");
        return await Name(profileId, new ImageEntry { Slot = image.Slot, BlobId = id, MediaType = image.MediaType }, cancellationToken);
    }

    public Task<RegistrantImage> Read(string profileId, string slot, Purpose purpose, string reference, CancellationToken cancellationToken)
    {
        ProfileRules.ProfileId(profileId);
        return gate.Open(
            profileId, purpose, VaultAct.ReadImage, reference,
            async token =>
            {
                var document = await Living(profileId, token);
                var entry = document.Images.FirstOrDefault(image => image.Slot == slot)
                    ?? throw new VaultReadException(profileId, ReadFailure.Absent);
                var blob = await contents.Find(entry.BlobId, token) ?? throw new VaultReadException(profileId, ReadFailure.Absent);
                return new RegistrantImage
                {
                    Slot = slot,
                    MediaType = entry.MediaType,
                    Content = new Sensitive<byte[]>(await contents.Read(blob, token)),
                };
            },
            cancellationToken);
    }

    /// <summary>Puts the image into its slot; the one that was there is emptied.</summary>
    private async Task<RegistrantProfile> Name(string profileId, ImageEntry entry, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var document = await Living(profileId, cancellationToken);
            if (document.Images.Contains(entry))
            {
                if (document.Due is not null) // stored by an attempt that was broken off
                    await settlement.Settle(document, cancellationToken);
                return ProfileStore.Profile(document);
            }

            // A blob that has ended was replaced or erased since: a late repeat brings nothing back.
            if (await contents.Find(entry.BlobId, cancellationToken) is not { ContentKey: not null })
                return ProfileStore.Profile(document);
            var replaced = document.Images.Where(image => image.Slot == entry.Slot).Select(image => image.BlobId);
            var changed = document with
            {
                Images = [.. document.Images.Where(image => image.Slot != entry.Slot), entry],
                RetiredBlobs = [.. document.RetiredBlobs.Union(replaced)],
                Lane = LookupSettlement.Lane,
                Due = machineClock.GetUtcNow() + ProfileStore.SettleAfter,
            };
            if (await registrants.Save(changed, cancellationToken) is not { } saved)
                continue;
            await settlement.Settle(saved, cancellationToken);
            return ProfileStore.Profile(saved);
        }
        throw DataKeys.Contended(profileId);
    }

    private async Task<RegistrantDocument> Living(string profileId, CancellationToken cancellationToken)
    {
        var document = await registrants.Find(profileId, cancellationToken) ?? throw new VaultReadException(profileId, ReadFailure.Unknown);
        return document.ErasedAt is null ? document : throw new VaultReadException(profileId, ReadFailure.Erased);
    }

    private BlobDocument Blob(string id, string profileId, string reference) => new()
    {
        Id = id,
        Kind = Kind,
        Owner = gate.Worker,
        Reference = reference,
        Subjects = [profileId],
        RingId = DataKeyRing.OfRegistrant(profileId),
        Scope = KeyScope.Images,
        KeyId = "",
        Attempt = "",
        Parts = 0,
        Size = 0,
        SealedAt = clock.GetUtcNow(),
    };
}
