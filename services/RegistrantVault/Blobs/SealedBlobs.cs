using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Blobs;

/// <summary>The blobs of one worker.</summary>
internal sealed class SealedBlobs(
    Gatekeeper gate, BlobContents contents, IStateStore<RegistrantDocument> registrants, TimeProvider clock) : ISealedBlobs
{
    private const int MaxSize = 64 * 1024 * 1024;

    public async Task<BlobSealed> Seal(BlobDraft draft, CancellationToken cancellationToken)
    {
        Check(draft);
        var subject = await OnlySubject(draft, cancellationToken);
        var kind = draft.Kind.ToString();
        var id = subject is null
            ? BlobIds.Shared(draft.EndsAt, gate.Worker, kind, draft.Reference)
            : BlobIds.Own(subject, gate.Worker, kind, draft.Reference);
        await gate.Demand(id, BlobKinds.PurposesOf(draft.Kind)[0], VaultAct.SealBlob, draft.Reference, cancellationToken);

        if (await contents.Find(id, cancellationToken) is { } known)
            return await Repeated(known, draft, cancellationToken);
        var blob = new BlobDocument
        {
            Id = id,
            Kind = kind,
            Owner = gate.Worker,
            Reference = draft.Reference,
            Subjects = [.. draft.Subjects.Distinct()],
            RingId = subject is null ? DataKeyRing.OfBlob(id) : DataKeyRing.OfRegistrant(subject),
            Scope = KeyScope.BlobsOf(gate.Worker),
            KeyId = "",
            Attempt = "",
            Parts = 0,
            Size = 0,
            SealedAt = clock.GetUtcNow(),
            EndsAt = draft.EndsAt,
            Lane = BlobContents.Lane,
            Due = draft.EndsAt,
        };
        if (await contents.Write(blob, draft.Content, cancellationToken) is { } written)
            return new BlobSealed.Sealed(written.Id, draft.EndsAt);
        return await Repeated((await contents.Find(id, cancellationToken))!, draft, cancellationToken);
    }

    public async Task<Sensitive<byte[]>> Open(string blobId, Purpose purpose, string reference, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(blobId);
        var blob = await contents.Find(blobId, cancellationToken);
        if (blob is not null && !Covers(blob, purpose))
            await gate.Refuse(blobId, purpose, VaultAct.OpenBlob, reference, cancellationToken);
        return await gate.Open(
            blobId, purpose, VaultAct.OpenBlob, reference,
            async token => blob is null
                ? throw new VaultReadException(blobId, ReadFailure.Unknown)
                : new Sensitive<byte[]>(await contents.Read(blob, token)),
            cancellationToken);
    }

    public async Task Discard(string blobId, CancellationToken cancellationToken)
    {
        if (await contents.Find(blobId, cancellationToken) is not { } blob)
            return;
        if (blob.Owner != gate.Worker || !Enum.TryParse<BlobKind>(blob.Kind, out var kind))
            await gate.Refuse(blobId, Purpose.InspectParked, VaultAct.SealBlob, blob.Reference, cancellationToken);
        else
            await gate.Demand(blobId, BlobKinds.PurposesOf(kind)[0], VaultAct.SealBlob, blob.Reference, cancellationToken);
        await contents.Discard(blobId, cancellationToken);
    }

    /// <summary>A worker opens what it sealed itself, under a purpose of that kind.</summary>
    private bool Covers(BlobDocument blob, Purpose purpose) =>
        blob.Owner == gate.Worker && Enum.TryParse<BlobKind>(blob.Kind, out var kind) && BlobKinds.PurposesOf(kind).Contains(purpose);

    /// <summary>The one registrant that a blob speaks of, when there is exactly one and the vault knows them alive.</summary>
    private async Task<string?> OnlySubject(BlobDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Subjects is not [var only] || await registrants.Find(only, cancellationToken) is not { ErasedAt: null })
            return null;
        return only;
    }

    private async Task<BlobSealed> Repeated(BlobDocument known, BlobDraft draft, CancellationToken cancellationToken)
    {
        if (known.ContentKey is null) // ended: the repeat of something that is over
            return new BlobSealed.Sealed(known.Id, known.EndsAt ?? draft.EndsAt);
        var same = await contents.Holds(known, draft.Content, cancellationToken);
        return same ? new BlobSealed.Sealed(known.Id, known.EndsAt ?? draft.EndsAt) : new BlobSealed.ReferenceTaken(known.Id);
    }

    private static void Check(BlobDraft draft)
    {
        ProfileRules.Reference(draft.Reference);
        ProfileRules.Demand(Enum.IsDefined(draft.Kind), "kind", "one of the kinds of blobs");
        ProfileRules.Demand(draft.Content.Length <= MaxSize, "content", "64 MiB at most");
        foreach (var subject in draft.Subjects)
            ProfileRules.ProfileId(subject);
    }
}
