using System.Text.Json;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Erasing;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Adapters;

/// <summary>The vault as this worker uses it: each opening names its purpose here, and what is not there any more is null.</summary>
internal sealed class ProfileVault([FromKeyedServices(RealNameReviewModule.WorkerName)] WorkerVault vault)
{
    /// <summary>What may be known without a purpose; null where the account has no such living profile.</summary>
    public async Task<RegistrantProfile?> Describe(string account, string profileId, CancellationToken cancellationToken) =>
        await vault.Registrants.Describe(profileId, cancellationToken) is { Erased: false } profile && profile.Account == account ? profile : null;

    /// <summary>The account that a profile belongs to; null where there is none.</summary>
    public async Task<string?> AccountOf(string profileId, CancellationToken cancellationToken) =>
        await vault.Registrants.Describe(profileId, cancellationToken) is { Erased: false } profile ? profile.Account : null;

    public Task<ProfileStored> Store(ProfileDraft draft, CancellationToken cancellationToken) => vault.Registrants.Store(draft, cancellationToken);

    public Task StoreImage(string profileId, RegistrantImage image, string reference, CancellationToken cancellationToken) =>
        vault.Registrants.StoreImage(profileId, image, reference, cancellationToken);

    /// <summary>Who the profile says; null where that is gone.</summary>
    public async Task<ReviewedHolder?> Holder(string profileId, string reference, CancellationToken cancellationToken)
    {
        if (await vault.Registrants.Describe(profileId, cancellationToken) is not { Erased: false } profile)
            return null;
        try
        {
            var contact = profile.HasContact ? await vault.Registrants.ReadContact(profileId, Purpose.ReviewIdentity, reference, cancellationToken) : null;
            var document = profile.HasIdentity ? await vault.Registrants.ReadIdentity(profileId, Purpose.ReviewIdentity, reference, cancellationToken) : null;
            return new ReviewedHolder(profile, contact, document);
        }
        catch (VaultReadException exception) when (IsGone(exception))
        {
            return null;
        }
    }

    /// <summary>The images in these slots, as far as they are there.</summary>
    public async Task<IReadOnlyList<RegistrantImage>> Images(RegistrantProfile profile, IEnumerable<string> slots, string reference, CancellationToken cancellationToken)
    {
        List<RegistrantImage> images = [];
        foreach (var slot in slots.Where(profile.ImageSlots.Contains))
        {
            try
            {
                images.Add(await vault.Registrants.ReadImage(profile.Id, slot, Purpose.ReviewIdentity, reference, cancellationToken));
            }
            catch (VaultReadException exception) when (IsGone(exception))
            {
                // Erased since it was listed: what is not there is not sent.
            }
        }

        return images;
    }

    /// <summary>All profiles of the same holder, by the document's number, also those of other accounts; the profile itself at least.</summary>
    public async Task<IReadOnlyList<string>> SameHolder(string profileId, string reference, CancellationToken cancellationToken)
    {
        var number = (await Holder(profileId, reference, cancellationToken))?.Document?.Number;
        // Many overseas organisations have no number; that does not make them one.
        if (number is null || number.Reveal() == DocumentKinds.NoNumber)
            return [profileId];
        var found = await vault.Registrants.FindByNumber(number, Purpose.FindRegistrant, reference, cancellationToken);
        return [.. found.Append(profileId).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Seals where files lie: a link can be a secret.</summary>
    public async Task<string> SealLinks(string profileId, IReadOnlyList<string> links, string reference, DateTimeOffset endsAt, CancellationToken cancellationToken)
    {
        var draft = new BlobDraft
        {
            Kind = BlobKind.ReviewEvidence,
            Reference = reference,
            Content = JsonSerializer.SerializeToUtf8Bytes(links),
            Subjects = [profileId],
            EndsAt = endsAt,
        };
        return await vault.Blobs.Seal(draft, cancellationToken) switch
        {
            BlobSealed.Sealed(var blobId, _) => blobId,
            // The same request with other links is told apart before; what was sealed first counts.
            BlobSealed.ReferenceTaken(var blobId) => blobId,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Null where they are gone.</summary>
    public async Task<IReadOnlyList<SensitiveText>?> OpenLinks(string blobId, string reference, CancellationToken cancellationToken)
    {
        try
        {
            var content = await vault.Blobs.Open(blobId, Purpose.ReviewIdentity, reference, cancellationToken);
            return [.. JsonSerializer.Deserialize<string[]>(content.Reveal())!.Select(link => new SensitiveText(link))];
        }
        catch (VaultReadException exception) when (IsGone(exception))
        {
            return null;
        }
    }

    public Task DiscardLinks(string blobId, CancellationToken cancellationToken) => vault.Blobs.Discard(blobId, cancellationToken);

    /// <summary>Destroys the keys to everything about the person.</summary>
    public Task<ErasureRecord> Erase(string profileId, ErasureReason reason, string actor, string reference, CancellationToken cancellationToken) =>
        vault.Registrants.Erase(
            new EraseOrder { ProfileId = profileId, Reason = reason, Actor = actor, Reference = reference }, cancellationToken);

    private static bool IsGone(VaultReadException exception) =>
        exception.Failure is ReadFailure.Unknown or ReadFailure.Erased or ReadFailure.Absent or ReadFailure.Ended;
}

/// <summary>A holder, opened for a review. Its texts show themselves only to who asks for them.</summary>
internal sealed record ReviewedHolder(RegistrantProfile Profile, ContactDetails? Contact, IdentityDocument? Document)
{
    public HolderIdentity Identity => HolderIdentity.Of(Profile.Kind, Contact, Document);

    /// <summary>The person's or the organisation's name, in its own script where there is one.</summary>
    public SensitiveText? Name
    {
        get
        {
            var postal = Contact?.Local ?? Contact?.International;
            return Profile.Kind == RegistrantKind.Organisation ? postal?.Organisation : postal?.Name;
        }
    }
}
