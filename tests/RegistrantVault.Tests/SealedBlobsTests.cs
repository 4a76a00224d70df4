using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class SealedBlobsTests
{
    private readonly VaultRig _rig = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(BlobContents.PartSize - 1)]
    [InlineData(BlobContents.PartSize)]
    [InlineData(BlobContents.PartSize + 1)]
    [InlineData(3 * BlobContents.PartSize)]
    public async Task Content_of_any_size_comes_back_as_it_was(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        var blob = await Sealed(VaultWorker.MiitSync, Draft(content: content));
        var opened = await _rig.For(VaultWorker.MiitSync).Blobs.Open(blob.BlobId, Purpose.ResendUpload, "u", Token);
        Assert.Equal(content, opened.Reveal());
    }

    [Fact]
    public async Task The_same_again_is_sealed_once_and_other_content_under_its_reference_is_refused()
    {
        var first = await Sealed(VaultWorker.MiitSync, Draft());
        Assert.Equal(first, await Sealed(VaultWorker.MiitSync, Draft()));
        Assert.Single(await _rig.Stores.Blobs.Page(null, 10, Token));
        Assert.Single(await _rig.Stores.BlobParts.Page(null, 10, Token));
        Assert.IsType<BlobSealed.ReferenceTaken>(await _rig.For(VaultWorker.MiitSync).Blobs.Seal(Draft(content: [9]), Token));
        Assert.Empty(await _rig.AccessTo()); // nothing was handed out
    }

    [Fact]
    public async Task Many_sealing_the_same_at_once_seal_one()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Sealed(VaultWorker.MiitSync, Draft())));
        Assert.Single(results.Distinct());
        await _rig.For(VaultWorker.MiitSync).Blobs.Open(results[0].BlobId, Purpose.ResendUpload, "u", Token);
        var parts = await _rig.Stores.BlobParts.Page(null, 100, Token);
        Assert.Single(parts, part => part.Value.Length > 0);
    }

    [Theory]
    [InlineData(VaultWorker.RegistrySubmission, BlobKind.PollMessage, Purpose.ReadPollMessage)]
    [InlineData(VaultWorker.MiitSync, BlobKind.UploadFile, Purpose.ResendUpload)]
    [InlineData(VaultWorker.RealNameReview, BlobKind.ReviewEvidence, Purpose.ReviewIdentity)]
    [InlineData(VaultWorker.ExpiryReminders, BlobKind.ParkedMessage, Purpose.InspectParked)]
    [InlineData(VaultWorker.RedemptionDeletion, BlobKind.ParkedMessage, Purpose.InspectParked)]
    public async Task Each_worker_opens_its_own_under_a_purpose_of_the_kind_and_nobody_else_does(VaultWorker owner, BlobKind kind, Purpose purpose)
    {
        var blob = await Sealed(owner, Draft(kind));
        await _rig.For(owner).Blobs.Open(blob.BlobId, purpose, "r", Token);
        foreach (var worker in Enum.GetValues<VaultWorker>())
        {
            foreach (var other in Enum.GetValues<Purpose>())
            {
                if (worker == owner && BlobKinds.PurposesOf(kind).Contains(other))
                    continue;
                await Assert.ThrowsAsync<PurposeRefusedException>(() => _rig.For(worker).Blobs.Open(blob.BlobId, other, "r", Token));
            }
        }
        var ring = (await _rig.Stores.DataKeys.Find($"blob/{blob.BlobId}", Token))!;
        Assert.Equal([owner.ToString()], ring.Keys.SelectMany(key => key.Wraps).Select(wrap => wrap.Worker));
    }

    [Theory]
    [InlineData(VaultWorker.ExpiryReminders, BlobKind.UploadFile)]
    [InlineData(VaultWorker.MiitSync, BlobKind.PollMessage)]
    [InlineData(VaultWorker.RegistrySubmission, BlobKind.ReviewEvidence)]
    public async Task Nobody_seals_what_is_not_theirs(VaultWorker worker, BlobKind kind)
    {
        await Assert.ThrowsAsync<PurposeRefusedException>(() => _rig.For(worker).Blobs.Seal(Draft(kind), Token));
        Assert.Empty(await _rig.Stores.Blobs.Page(null, 10, Token));
    }

    [Fact]
    public async Task A_discarded_blob_is_shut_and_empty_and_only_its_owner_discards_it()
    {
        var blob = await Sealed(VaultWorker.MiitSync, Draft());
        await Assert.ThrowsAsync<PurposeRefusedException>(() => _rig.For(VaultWorker.RealNameReview).Blobs.Discard(blob.BlobId, Token));
        await _rig.For(VaultWorker.MiitSync).Blobs.Discard(blob.BlobId, Token);
        await _rig.For(VaultWorker.MiitSync).Blobs.Discard(blob.BlobId, Token);
        await _rig.For(VaultWorker.MiitSync).Blobs.Discard("shared/20250101/unknown", Token);

        var ended = await Assert.ThrowsAsync<VaultReadException>(
            () => _rig.For(VaultWorker.MiitSync).Blobs.Open(blob.BlobId, Purpose.ResendUpload, "r", Token));
        Assert.Equal(ReadFailure.Ended, ended.Failure);
        Assert.All(await _rig.Stores.BlobParts.Page(null, 10, Token), part => Assert.Empty(part.Value));
        Assert.Equal(blob, await Sealed(VaultWorker.MiitSync, Draft())); // a late repeat opens nothing again
    }

    [Fact]
    public async Task The_upkeep_ends_what_is_past_its_end_and_nothing_else()
    {
        var soon = await Sealed(VaultWorker.MiitSync, Draft(reference: "1") with { EndsAt = _rig.Clock.Now.AddDays(1) });
        var late = await Sealed(VaultWorker.MiitSync, Draft(reference: "2") with { EndsAt = _rig.Clock.Now.AddDays(2) });
        Assert.Equal(0, (await _rig.Review.Upkeep.Run(10, Token)).Ended);
        _rig.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(1, (await _rig.Review.Upkeep.Run(10, Token)).Ended);
        await Assert.ThrowsAsync<VaultReadException>(() => Open(soon));
        await Open(late);
    }

    [Fact]
    public async Task Of_one_known_person_it_hangs_on_that_persons_keys_and_of_an_unknown_one_on_its_own()
    {
        await _rig.Put(People.Draft());
        var known = await Sealed(VaultWorker.MiitSync, Draft(reference: "1") with { Subjects = [People.Wang] });
        var unknown = await Sealed(VaultWorker.MiitSync, Draft(reference: "2") with { Subjects = ["nobody"] });
        var blobs = (await _rig.Stores.Blobs.Page(null, 10, Token)).ToDictionary(blob => blob.Id, blob => blob.RingId);
        Assert.Equal("registrant/p-wang", blobs[known.BlobId]);
        Assert.Equal($"blob/{unknown.BlobId}", blobs[unknown.BlobId]);
        await Open(known);
        await Open(unknown);
    }

    [Fact]
    public async Task What_is_too_large_or_has_no_proper_reference_is_refused()
    {
        await Assert.ThrowsAsync<InvalidProfileException>(() => _rig.For(VaultWorker.MiitSync).Blobs.Seal(Draft(content: new byte[(64 << 20) + 1]), Token));
        await Assert.ThrowsAsync<InvalidProfileException>(() => _rig.For(VaultWorker.MiitSync).Blobs.Seal(Draft(reference: "a b"), Token));
        await Assert.ThrowsAsync<InvalidProfileException>(
            () => _rig.For(VaultWorker.MiitSync).Blobs.Seal(Draft() with { Subjects = ["王"] }, Token));
        var unknown = await Assert.ThrowsAsync<VaultReadException>(
            () => _rig.For(VaultWorker.MiitSync).Blobs.Open("shared/20250101/unknown", Purpose.ResendUpload, "r", Token));
        Assert.Equal(ReadFailure.Unknown, unknown.Failure);
        Assert.Single(await _rig.AccessTo(), record => record.Outcome == AccessOutcome.Failed);
    }

    private Task<Sensitive<byte[]>> Open(BlobSealed.Sealed blob) =>
        _rig.For(VaultWorker.MiitSync).Blobs.Open(blob.BlobId, Purpose.ResendUpload, "r", Token);

    private async Task<BlobSealed.Sealed> Sealed(VaultWorker worker, BlobDraft draft) =>
        Assert.IsType<BlobSealed.Sealed>(await _rig.For(worker).Blobs.Seal(draft, Token));

    private BlobDraft Draft(BlobKind kind = BlobKind.UploadFile, string reference = "upload-1", byte[]? content = null) => new()
    {
        Kind = kind,
        Reference = reference,
        Content = content ?? [1, 2, 3],
        EndsAt = _rig.Clock.Now.AddDays(90),
    };
}
