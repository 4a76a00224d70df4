using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

/// <summary>Each race that the design speaks of, made to happen: a whole other operation runs just before one call takes effect.</summary>
public sealed class RaceTests
{
    private const string Number = "110101199003078291";
    private readonly VaultRig _rig = new();

    [Theory]
    [InlineData("contact")]
    [InlineData("identity")]
    [InlineData("image")]
    [InlineData("blob")]
    public async Task A_reader_between_document_and_key_sees_nothing_of_a_rotation(string what)
    {
        var blob = await Fill();
        Before(StoreOperation.Find, "dataKeys", Rotate);
        var review = _rig.Review;
        await (what switch
        {
            "contact" => (Task)review.Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "r", Token),
            "identity" => review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token),
            "image" => review.Registrants.ReadImage(People.Wang, "document-front", Purpose.ReviewIdentity, "r", Token),
            _ => review.Blobs.Open(blob, Purpose.ReviewIdentity, "r", Token),
        });
        AssertRaced();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_sealed_with_a_key_that_was_rotated_away_is_sealed_again(bool firstIdentity)
    {
        await _rig.Put(firstIdentity ? People.Draft() with { Identity = null } : People.Draft());
        Before(StoreOperation.Save, "registrants", Rotate);
        var changed = await _rig.Put(People.Draft(expected: 1, reference: "c") with { Identity = People.Identity("NEW7") });
        AssertRaced();
        Assert.Equal(2, changed.Version);
        Assert.Equal("NEW7", (await _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token)).Number.Reveal());
        await _rig.Review.Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "r", Token);
        Assert.Equal([People.Wang], await Find("NEW7"));
        Assert.Empty(await Find(Number));
    }

    [Fact]
    public async Task A_first_number_stored_while_a_broken_off_rotation_is_finished_is_sealed_with_a_living_key()
    {
        await _rig.Put(People.Draft() with { Identity = null });
        var writes = 0;
        _rig.Store.Faults.LoseCall(StoreOperation.Save, when: call => call.Collection == "dataKeys" && ++writes == 2);
        await Assert.ThrowsAsync<StoreUnavailableException>(Rotate);

        // What is left of it changes nothing in the document, and takes a key away that this change is about to use.
        Before(StoreOperation.Save, "registrants", Rotate);
        await _rig.Put(People.Draft(expected: 1, reference: "c") with { Contact = null, Identity = People.Identity("FIRST1") });
        AssertRaced();
        Assert.Equal("FIRST1", (await _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token)).Number.Reveal());
    }

    [Fact]
    public async Task A_blob_that_a_rotation_did_not_see_is_put_under_the_new_key()
    {
        await Fill();
        Before(StoreOperation.Insert, "blobs", Rotate);
        var blob = Assert.IsType<BlobSealed.Sealed>(await _rig.Review.Blobs.Seal(Evidence("late"), Token));
        AssertRaced();
        Assert.Equal([5, 6], (await _rig.Review.Blobs.Open(blob.BlobId, Purpose.ReviewIdentity, "r", Token)).Reveal());
    }

    [Fact]
    public async Task An_image_that_a_rotation_did_not_see_is_put_under_the_new_key()
    {
        await Fill();
        Before(StoreOperation.Insert, "blobs", Rotate);
        await _rig.Review.Registrants.StoreImage(People.Wang, People.Image([9], "document-back"), "late", Token);
        AssertRaced();
        var image = await _rig.Review.Registrants.ReadImage(People.Wang, "document-back", Purpose.ReviewIdentity, "r", Token);
        Assert.Equal([9], image.Content.Reveal());
    }

    [Fact]
    public async Task A_blob_that_an_erasure_did_not_see_is_emptied_and_its_sealing_fails()
    {
        await Fill();
        Before(StoreOperation.Insert, "blobs", Erase);
        var refused = await Assert.ThrowsAsync<VaultReadException>(() => _rig.Review.Blobs.Seal(Evidence("late"), Token));
        AssertRaced();
        Assert.Equal(ReadFailure.Erased, refused.Failure);
        Assert.All(await _rig.Stores.Blobs.Page(null, 100, Token), blob => Assert.Null(blob.ContentKey));
        Assert.All(await _rig.Stores.BlobParts.Page(null, 100, Token), part => Assert.Empty(part.Value));
    }

    [Theory]
    [InlineData(StoreOperation.Find, "dataKeys")]
    [InlineData(StoreOperation.Save, "registrants")]
    public async Task A_change_that_meets_an_erasure_stores_nothing(StoreOperation operation, string collection)
    {
        await Fill();
        Before(operation, collection, Erase);
        var outcome = await _rig.Review.Registrants.Store(People.Draft(expected: 1, reference: "c"), Token);
        AssertRaced();
        Assert.IsType<ProfileStored.Erased>(outcome);
        var record = Assert.Single(await _rig.Stores.Erasures.Page(null, 10, Token));
        Assert.True((await _rig.Review.Erasures.Check(record, Token)).Holds);
        Assert.Empty(await Find(Number));
    }

    [Fact]
    public async Task A_rotation_that_meets_an_erasure_brings_nothing_back()
    {
        await Fill();
        Before(StoreOperation.Save, "registrants", Erase);
        Assert.False(await _rig.Review.Rotation.RotateDataKeys(People.Wang, "rot", Token));
        AssertRaced();
        var record = Assert.Single(await _rig.Stores.Erasures.Page(null, 10, Token));
        Assert.True((await _rig.Review.Erasures.Check(record, Token)).Holds);
    }

    [Theory]
    [InlineData("lookups", StoreOperation.Save)]
    [InlineData("lookups", StoreOperation.Insert)]
    [InlineData("registrants", StoreOperation.Save)]
    public async Task A_settlement_that_is_overtaken_by_a_newer_change_leaves_the_newer_lookups(string collection, StoreOperation operation)
    {
        await _rig.Put(People.Draft());
        await _rig.Put(People.Draft(People.Li));
        var saves = 0;
        Before(operation, collection, async () =>
        {
            var version = (await _rig.Review.Registrants.Describe(People.Wang, Token))!.Version;
            await _rig.Put(People.Draft(expected: version, reference: "newer") with { Identity = People.Identity(Number) });
        }, call => collection == "lookups" || ++saves == 2); // the second save of the document is the settlement's
        await _rig.Review.Registrants.Store(People.Draft(expected: 1, reference: "older") with { Identity = People.Identity("OLDER1") }, Token);
        AssertRaced();

        Assert.Equal([People.Li, People.Wang], await Find(Number));
        Assert.Empty(await Find("OLDER1"));
    }

    [Fact]
    public async Task A_settlement_that_dies_late_has_not_undone_a_newer_change()
    {
        await _rig.Put(People.Draft());
        await _rig.Put(People.Draft(People.Li));
        Before(StoreOperation.Save, "lookups", async () =>
        {
            await _rig.Put(People.Draft(expected: 2, reference: "newer"));
            _rig.Store.Faults.LoseCall(StoreOperation.Save, when: call => call.Collection == "registrants");
        });
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _rig.Review.Registrants.Store(
            People.Draft(expected: 1, reference: "older") with { Identity = People.Identity("OLDER1") }, Token));
        AssertRaced();
        Assert.Equal([People.Li, People.Wang], await Find(Number));
    }

    [Fact]
    public async Task An_erasure_that_meets_a_rotation_takes_the_new_keys_too()
    {
        await Fill();
        Before(StoreOperation.Save, "dataKeys", Rotate);
        await Erase();
        AssertRaced();
        var record = Assert.Single(await _rig.Stores.Erasures.Page(null, 10, Token));
        Assert.True((await _rig.Review.Erasures.Check(record, Token)).Holds);
        Assert.True(record.DestroyedKeys.Count > 4); // the ones it meant to take, and those it found when it came to it
    }

    private bool _raced;

    private void AssertRaced() => Assert.True(_raced, "the other operation did not run");

    private void Before(StoreOperation operation, string collection, Func<Task> other, Func<StoreCall, bool>? when = null)
    {
        _rig.Store.Faults.Interpose = async (call, _) =>
        {
            if (_raced || call.Operation != operation || call.Collection != collection || when?.Invoke(call) == false)
                return;
            _raced = true;
            await other();
        };
    }

    private Task Rotate() => _rig.Review.Rotation.RotateDataKeys(People.Wang, "rot", Token);

    private Task Erase() => _rig.Review.Registrants.Erase(
        new() { ProfileId = People.Wang, Reason = ErasureReason.SubjectRequest, Actor = "a", Reference = "e" }, Token);

    private async Task<string> Fill()
    {
        await _rig.Put(People.Draft());
        await _rig.Review.Registrants.StoreImage(People.Wang, People.Image([1, 2]), "i", Token);
        return Assert.IsType<BlobSealed.Sealed>(await _rig.Review.Blobs.Seal(Evidence("early"), Token)).BlobId;
    }

    private BlobDraft Evidence(string reference) => new()
    {
        Kind = BlobKind.ReviewEvidence,
        Reference = reference,
        Content = new byte[] { 5, 6 },
        Subjects = [People.Wang],
        EndsAt = _rig.Clock.Now.AddYears(1),
    };

    private Task<IReadOnlyList<string>> Find(string number) =>
        _rig.Review.Registrants.FindByNumber(new SensitiveText(number), Purpose.FindRegistrant, "f", Token);
}
