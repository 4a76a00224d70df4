using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Erasing;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class ErasureTests
{
    private static readonly EraseOrder Order = new()
    {
        ProfileId = People.Wang,
        Reason = ErasureReason.SubjectRequest,
        Actor = "ram-user-7",
        Reference = "erase-1",
    };

    private readonly VaultRig _rig = new();

    [Fact]
    public async Task An_erased_person_cannot_be_read_with_all_the_keys_there_are()
    {
        await Fill();
        await _rig.Review.Registrants.Erase(Order, Token);

        foreach (var read in new Func<Task>[]
        {
            () => _rig.Review.Registrants.ReadContact(People.Wang, Purpose.SubjectAccess, "r", Token),
            () => _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.SubjectAccess, "r", Token),
            () => _rig.Review.Registrants.ReadImage(People.Wang, "document-front", Purpose.SubjectAccess, "r", Token),
            () => _rig.For(VaultWorker.ExpiryReminders).Registrants.ReadAddressee(People.Wang, Purpose.SendNotice, "r", Token),
        })
        {
            Assert.Equal(ReadFailure.Erased, (await Assert.ThrowsAsync<VaultReadException>(read)).Failure);
        }

        var document = (await _rig.Stores.Registrants.Find(People.Wang, Token))!;
        Assert.True(document is { Contact: null, Identity: null, Images: [], Lookups: [], RetiredLookups: [], LastDigest: null, ErasedAt: not null });
        var ring = (await _rig.Stores.DataKeys.Find("registrant/p-wang", Token))!;
        Assert.True(ring is { Keys: [], DestroyedAt: not null });
        Assert.All(await _rig.Stores.BlobParts.Page(null, 100, Token), part => Assert.Empty(part.Value));
        Assert.All(await _rig.Stores.Blobs.Page(null, 100, Token), blob => Assert.Null(blob.ContentKey));
    }

    [Fact]
    public async Task Ciphertext_from_a_backup_stays_shut_because_its_keys_are_gone()
    {
        await Fill();
        var backup = (await _rig.Stores.Registrants.Find(People.Wang, Token))!;
        await _rig.Review.Registrants.Erase(Order, Token);
        var erased = (await _rig.Stores.Registrants.Find(People.Wang, Token))!;
        Assert.NotNull(await _rig.Stores.Registrants.Save(backup with { Version = erased.Version }, Token));
        await Assert.ThrowsAsync<VaultReadException>(() => _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.SubjectAccess, "r", Token));
    }

    [Fact]
    public async Task The_hashes_are_gone_and_nobody_else_loses_theirs()
    {
        await Fill();
        await _rig.Put(People.Draft(People.Li) with { Identity = People.Identity("LI1") });
        var hashes = (await _rig.Stores.Registrants.Find(People.Wang, Token))!.Lookups.Select(entry => entry.Hash).ToArray();
        var shared = (await _rig.Stores.Registrants.Find(People.Li, Token))!.Lookups.Select(entry => entry.Hash).ToArray();
        await _rig.Review.Registrants.Erase(Order, Token);

        Assert.Empty(await Find("110101199003078291"));
        foreach (var hash in hashes.Except(shared))
            Assert.Empty(await _rig.StoredWith(hash));
        Assert.Equal([People.Li], await Find("LI1"));
        Assert.Equal([People.Li], await _rig.Review.Registrants.FindByEmail(
            new SensitiveText("wang.canary@jinsique.example"), Purpose.FindRegistrant, "f", Token));
    }

    [Fact]
    public async Task The_record_says_who_when_why_what_and_that_it_is_genuine()
    {
        await Fill();
        var keys = (await _rig.Stores.DataKeys.Find("registrant/p-wang", Token))!.Keys.Select(key => $"{key.Scope}/{key.KeyId}").ToArray();
        var record = await _rig.Review.Registrants.Erase(Order, Token);

        Assert.Equal(
            (People.Wang, ErasureReason.SubjectRequest, "ram-user-7", "erase-1", _rig.Clock.Now, _rig.Clock.Now),
            (record.ProfileId, record.Reason, record.Actor, record.Reference, record.RequestedAt, record.CompletedAt!.Value));
        Assert.Equal(Enum.GetValues<FieldGroup>(), record.Groups);
        Assert.Equal(keys.Order(), record.DestroyedKeys.Order());
        var erasures = _rig.Review.Erasures;
        Assert.True((await erasures.Check(record, Token)).Holds);
        foreach (var forged in new[]
        {
            record with { Actor = "somebody" }, record with { Reason = ErasureReason.AccountClosed }, record with { DestroyedKeys = [] },
            record with { RequestedAt = record.RequestedAt.AddDays(-1) }, record with { Retained = [new() { BlobId = "x", Kind = "y", EndsAt = _rig.Clock.Now }] },
        })
        {
            Assert.False((await erasures.Check(forged, Token)).RecordIsGenuine);
        }
        Assert.Equal(record.Id, Assert.Single(await erasures.Page(null, 10, Token)).Id);
    }

    [Fact]
    public async Task The_same_order_again_is_the_same_record()
    {
        await Fill();
        var first = await _rig.Review.Registrants.Erase(Order, Token);
        _rig.Clock.Now += TimeSpan.FromDays(1);
        var second = await _rig.Review.Registrants.Erase(Order, Token);
        Assert.Equal((first.Version, first.CompletedAt, first.Proof), (second.Version, second.CompletedAt, second.Proof));
    }

    [Fact]
    public async Task An_erased_id_is_never_filled_again()
    {
        await Fill();
        await _rig.Review.Registrants.Erase(Order, Token);
        Assert.IsType<ProfileStored.Erased>(await _rig.Review.Registrants.Store(People.Draft(reference: "again"), Token));
        Assert.IsType<ProfileStored.Erased>(await _rig.Review.Registrants.Store(People.Draft(expected: 1, reference: "again"), Token));
        await Assert.ThrowsAsync<VaultReadException>(() => _rig.Review.Registrants.StoreImage(People.Wang, People.Image([9]), "i2", Token));
        Assert.True((await _rig.Review.Registrants.Describe(People.Wang, Token))!.Erased);
        Assert.False(await _rig.Review.Rotation.RotateDataKeys(People.Wang, "r", Token));
    }

    [Fact]
    public async Task Some_groups_go_and_the_others_stay()
    {
        await Fill();
        await _rig.Review.Registrants.Erase(Order with { Groups = [FieldGroup.Images, FieldGroup.Identity], Reason = ErasureReason.RetentionEnded }, Token);

        var profile = (await _rig.Review.Registrants.Describe(People.Wang, Token))!;
        Assert.True(profile is { HasContact: true, HasIdentity: false, ImageSlots: [], Erased: false });
        await _rig.Review.Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "r", Token);
        Assert.Empty(await Find("110101199003078291"));
        Assert.NotEmpty(await _rig.Review.Registrants.FindByEmail(
            new SensitiveText("wang.canary@jinsique.example"), Purpose.FindRegistrant, "f", Token));
        var evidence = (await _rig.Stores.Blobs.Page(null, 100, Token)).Single(blob => blob.Kind == "ReviewEvidence");
        await _rig.Review.Blobs.Open(evidence.Id, Purpose.ReviewIdentity, "r", Token);

        await _rig.Put(People.Draft(expected: 1, reference: "again") with { Contact = null, Identity = People.Identity("NEW2") });
        Assert.Equal([People.Wang], await Find("NEW2"));
    }

    [Fact]
    public async Task A_blob_of_several_persons_is_named_and_stays_until_its_end()
    {
        await Fill();
        await _rig.Put(People.Draft(People.Li));
        var upload = await Upload("upload-1", _rig.Clock.Now.AddDays(90), People.Wang, People.Li);
        var past = await Upload("upload-0", _rig.Clock.Now.AddDays(1), People.Wang, People.Li);
        await Upload("upload-2", _rig.Clock.Now.AddDays(90), People.Li, "p-other");
        _rig.Clock.Now += TimeSpan.FromDays(2);
        await _rig.Review.Upkeep.Run(100, Token);

        var record = await _rig.Review.Registrants.Erase(Order, Token);
        var retained = Assert.Single(record.Retained);
        Assert.Equal((upload.BlobId, "UploadFile", upload.EndsAt), (retained.BlobId, retained.Kind, retained.EndsAt));
        var miit = _rig.For(VaultWorker.MiitSync);
        Assert.Equal([1, 2, 3], (await miit.Blobs.Open(upload.BlobId, Purpose.ResendUpload, "u", Token)).Reveal());

        _rig.Clock.Now = upload.EndsAt;
        Assert.Equal(2, (await _rig.Review.Upkeep.Run(100, Token)).Ended);
        var ended = await Assert.ThrowsAsync<VaultReadException>(() => miit.Blobs.Open(upload.BlobId, Purpose.ResendUpload, "u", Token));
        Assert.Equal(ReadFailure.Ended, ended.Failure);
        Assert.Empty((await _rig.Stores.DataKeys.Find($"blob/{upload.BlobId}", Token))!.Keys);
        Assert.NotEqual(past.BlobId, upload.BlobId);
    }

    [Fact]
    public async Task What_a_restored_backup_brought_back_is_destroyed_again()
    {
        await Fill();
        var (document, ring) = ((await _rig.Stores.Registrants.Find(People.Wang, Token))!, (await _rig.Stores.DataKeys.Find("registrant/p-wang", Token))!);
        var lookups = await _rig.Stores.Lookups.Page(null, 10, Token);
        var record = await _rig.Review.Registrants.Erase(Order, Token);

        await Restore(_rig.Stores.Registrants, document);
        await Restore(_rig.Stores.DataKeys, ring);
        foreach (var lookup in lookups)
            await Restore(_rig.Stores.Lookups, lookup);
        await _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.SubjectAccess, "r", Token); // the backup really works
        Assert.False((await _rig.Review.Erasures.Check(record, Token)).Holds);

        await _rig.Review.Erasures.Reapply(record, Token);
        Assert.True((await _rig.Review.Erasures.Check(record, Token)).Holds);
        Assert.Empty(await Find("110101199003078291"));
        await Assert.ThrowsAsync<VaultReadException>(() => _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.SubjectAccess, "r", Token));
        await _rig.Review.Erasures.Reapply(record, Token);
    }

    [Fact]
    public async Task Whoever_stores_rotates_or_seals_meanwhile_leaves_nothing_readable_behind()
    {
        for (var round = 0; round < 12; round++)
        {
            var id = $"p-{round}";
            await _rig.Put(People.Draft(id));
            var review = _rig.Review;
            var others = new List<Task>
            {
                Calm(() => review.Registrants.Store(People.Draft(id, 1, "change"), Token)),
                Calm(() => review.Registrants.StoreImage(id, People.Image([1, 2]), "i", Token)),
                Calm(() => review.Rotation.RotateDataKeys(id, "rot", Token)),
                Calm(() => review.Blobs.Seal(Evidence(id), Token)),
            };
            var record = await review.Registrants.Erase(Order with { ProfileId = id }, Token);
            await Task.WhenAll(others);
            _rig.Machine.Now += TimeSpan.FromMinutes(5);
            await review.Upkeep.Run(100, Token);

            Assert.True((await review.Erasures.Check(record, Token)).Holds);
            await Assert.ThrowsAsync<VaultReadException>(() => review.Registrants.ReadContact(id, Purpose.SubjectAccess, "r", Token));
            await Assert.ThrowsAsync<VaultReadException>(() => review.Registrants.ReadImage(id, "document-front", Purpose.SubjectAccess, "r", Token));
            Assert.Empty(await Find("110101199003078291"));
        }
    }

    [Fact]
    public async Task Nobody_who_was_never_here_can_be_erased()
    {
        var unknown = await Assert.ThrowsAsync<VaultReadException>(() => _rig.Review.Registrants.Erase(Order with { ProfileId = "nobody" }, Token));
        Assert.Equal(ReadFailure.Unknown, unknown.Failure);
        Assert.Empty(await _rig.Stores.Erasures.Page(null, 10, Token));
    }

    private static async Task Calm(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (VaultReadException)
        {
            // The erasure was first.
        }
    }

    private static async Task Restore<TState>(BuildingBlocks.State.IStateStore<TState> store, TState old)
        where TState : BuildingBlocks.State.Document
    {
        var now = (await store.Find(old.Id, Token))!;
        Assert.NotNull(await store.Save(old with { Version = now.Version }, Token));
    }

    private BlobDraft Evidence(string profileId) => new()
    {
        Kind = BlobKind.ReviewEvidence,
        Reference = "code-1",
        Content = new byte[] { 5, 6 },
        Subjects = [profileId],
        EndsAt = _rig.Clock.Now.AddYears(1),
    };

    private async Task<BlobSealed.Sealed> Upload(string reference, DateTimeOffset endsAt, params string[] subjects)
    {
        var draft = new BlobDraft
        {
            Kind = BlobKind.UploadFile,
            Reference = reference,
            Content = new byte[] { 1, 2, 3 },
            Subjects = subjects,
            EndsAt = endsAt,
        };
        return Assert.IsType<BlobSealed.Sealed>(await _rig.For(VaultWorker.MiitSync).Blobs.Seal(draft, Token));
    }

    private async Task Fill()
    {
        await _rig.Put(People.Draft());
        await _rig.Review.Registrants.StoreImage(People.Wang, People.Image(new byte[100]), "i", Token);
        Assert.IsType<BlobSealed.Sealed>(await _rig.Review.Blobs.Seal(Evidence(People.Wang), Token));
    }

    private Task<IReadOnlyList<string>> Find(string number) =>
        _rig.Review.Registrants.FindByNumber(new SensitiveText(number), Purpose.FindRegistrant, "f", Token);
}
