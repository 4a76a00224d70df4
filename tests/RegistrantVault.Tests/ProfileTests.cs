using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class ProfileTests
{
    private readonly VaultRig _rig = new();

    [Fact]
    public async Task A_stored_contact_comes_back_as_it_was()
    {
        await _rig.Put(People.Draft());
        var read = await _rig.For(VaultWorker.RegistrySubmission).Registrants.ReadContact(People.Wang, Purpose.RegistryContact, "op-1", Token);

        var given = People.Contact();
        Assert.Equal(given.Phone, read.Phone);
        Assert.Equal(given.Email, read.Email);
        foreach (var (expected, actual) in new[] { (given.Local!, read.Local!), (given.International!, read.International!) })
        {
            Assert.Equal(expected.Name, actual.Name);
            Assert.Equal(expected.Organisation, actual.Organisation);
            Assert.Equal(expected.Street, actual.Street);
            Assert.Equal(expected.City, actual.City);
            Assert.Equal(expected.Province, actual.Province);
            Assert.Equal(expected.PostalCode, actual.PostalCode);
            Assert.Equal(expected.Country, actual.Country);
        }
    }

    [Fact]
    public async Task A_stored_identity_comes_back_as_it_was()
    {
        await _rig.Put(People.Draft());
        var read = await _rig.For(VaultWorker.MiitSync).Registrants.ReadIdentity(People.Wang, Purpose.MinistryReport, "upload-7", Token);
        Assert.Equal(("SFZ", "110101199003078291"), (read.Kind.Reveal(), read.Number.Reveal()));
    }

    [Fact]
    public async Task An_addressee_has_the_local_name_and_the_international_one_where_there_is_no_other()
    {
        await _rig.Put(People.Draft());
        await _rig.Put(People.Draft(People.Li) with { Contact = People.Contact() with { Local = null } });
        var notices = _rig.For(VaultWorker.ExpiryReminders).Registrants;

        var wang = await notices.ReadAddressee(People.Wang, Purpose.SendNotice, "notice-1", Token);
        var li = await notices.ReadAddressee(People.Li, Purpose.SendNotice, "notice-2", Token);

        Assert.Equal(("王金丝雀", "wang.canary@jinsique.example", "+86.13800009876"), (wang.Name.Reveal(), wang.Email.Reveal(), wang.Phone.Reveal()));
        Assert.Equal("Wang Jinsique", li.Name.Reveal());
    }

    [Fact]
    public async Task An_image_comes_back_as_it_was_and_leaves_the_version_alone()
    {
        var before = await _rig.Put(People.Draft());
        var content = new byte[5_000_000];
        new Random(1).NextBytes(content);
        var after = await _rig.Review.Registrants.StoreImage(People.Wang, People.Image(content), "upload-1", Token);
        var read = await _rig.Review.Registrants.ReadImage(People.Wang, "document-front", Purpose.ReviewIdentity, "review-1", Token);

        Assert.Equal(before.Version, after.Version);
        Assert.Equal(["document-front"], after.ImageSlots);
        Assert.Equal("image/jpeg", read.MediaType);
        Assert.Equal(content, read.Content.Reveal());
    }

    [Fact]
    public async Task A_new_image_replaces_the_one_in_its_slot()
    {
        await _rig.Put(People.Draft());
        await _rig.Review.Registrants.StoreImage(People.Wang, People.Image([1, 2, 3]), "upload-1", Token);
        await _rig.Review.Registrants.StoreImage(People.Wang, People.Image([4, 5, 6]), "upload-2", Token);
        var late = await _rig.Review.Registrants.StoreImage(People.Wang, People.Image([1, 2, 3]), "upload-1", Token);

        var read = await _rig.Review.Registrants.ReadImage(People.Wang, "document-front", Purpose.ReviewIdentity, "review-1", Token);
        Assert.Equal([4, 5, 6], read.Content.Reveal());
        Assert.Single(late.ImageSlots);
        var blobs = await _rig.Stores.Blobs.Page(null, 10, Token);
        Assert.Equal(2, blobs.Count);
        Assert.Single(blobs, blob => blob.ContentKey is null && blob.EndedAt is not null);
    }

    [Fact]
    public async Task Describing_tells_no_personal_data_leaves_no_record_and_costs_one_read()
    {
        await _rig.Put(People.Draft());
        var reads = 0;
        _rig.Store.Faults.Interpose = (_, _) => Task.FromResult(Interlocked.Increment(ref reads));
        var profile = await _rig.For(VaultWorker.RedemptionDeletion).Registrants.Describe(People.Wang, Token);
        _rig.Store.Faults.Cease();

        Assert.Equal(1, reads);
        Assert.NotNull(profile);
        Assert.Equal(("acme", RegistrantKind.Individual, RegistrantRegion.Mainland, 1L), (profile.Account, profile.Kind, profile.Region, profile.Version));
        Assert.True(profile is { HasContact: true, HasIdentity: true, Erased: false });
        Assert.Empty(await _rig.AccessTo());
        Assert.Null(await _rig.Review.Registrants.Describe("nobody", Token));
    }

    [Fact]
    public async Task A_contact_comes_with_the_version_that_it_is_of()
    {
        await _rig.Put(People.Draft());
        var changes = Task.Run(async () =>
        {
            for (var version = 1; version < 30; version++)
                await _rig.Put(People.Draft(expected: version, reference: $"c-{version}") with { Contact = People.Contact($"v{version + 1}@canary.example") });
        });
        while (!changes.IsCompleted)
        {
            var read = await _rig.For(VaultWorker.RegistrySubmission).Registrants.ReadContact(People.Wang, Purpose.RegistryContact, "op", Token);
            Assert.Equal(read.ProfileVersion == 1 ? "wang.canary@jinsique.example" : $"v{read.ProfileVersion}@canary.example", read.Email.Reveal());
        }
        await changes;
    }

    [Fact]
    public async Task A_read_costs_document_keys_and_record()
    {
        await _rig.Put(People.Draft());
        List<string> calls = [];
        _rig.Store.Faults.Interpose = (call, _) =>
        {
            calls.Add($"{call.Operation} {call.Collection}");
            return Task.CompletedTask;
        };
        await _rig.For(VaultWorker.RegistrySubmission).Registrants.ReadContact(People.Wang, Purpose.RegistryContact, "op-1", Token);
        Assert.Equal(["Find registrants", "Find dataKeys", "Insert accessLog"], calls);
    }

    [Fact]
    public async Task A_change_raises_the_version_and_leaves_the_other_group()
    {
        await _rig.Put(People.Draft());
        var changed = await _rig.Put(People.Draft(expected: 1, reference: "change-1") with { Identity = null, Contact = People.Contact("new@canary.example") });
        Assert.Equal(2, changed.Version);

        var contact = await _rig.Review.Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "r", Token);
        var identity = await _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token);
        Assert.Equal(("new@canary.example", 2), (contact.Email.Reveal(), contact.ProfileVersion));
        Assert.Equal("110101199003078291", identity.Number.Reveal());
    }

    [Fact]
    public async Task The_same_draft_again_is_stored_once_and_other_content_under_its_reference_is_refused()
    {
        var first = await _rig.Put(People.Draft());
        _rig.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(first, await _rig.Put(People.Draft()), ProfileEquality.Instance);

        var other = await _rig.Review.Registrants.Store(People.Draft() with { Identity = People.Identity("X1") }, Token);
        Assert.IsType<ProfileStored.ReferenceTaken>(other);
    }

    [Fact]
    public async Task A_draft_decided_on_an_old_version_changes_nothing()
    {
        await _rig.Put(People.Draft());
        await _rig.Put(People.Draft(expected: 1, reference: "change-1"));
        var stale = await _rig.Review.Registrants.Store(People.Draft(expected: 1, reference: "change-2"), Token);
        Assert.Equal(2, Assert.IsType<ProfileStored.Stale>(stale).CurrentVersion);
        var unknown = await _rig.Review.Registrants.Store(People.Draft(People.Li, expected: 3), Token);
        Assert.Equal(0, Assert.IsType<ProfileStored.Stale>(unknown).CurrentVersion);
    }

    [Fact]
    public async Task Another_account_may_not_touch_a_profile()
    {
        await _rig.Put(People.Draft());
        Assert.IsType<ProfileStored.OtherAccount>(
            await _rig.Review.Registrants.Store(People.Draft(expected: 1, reference: "x", account: "globex"), Token));
    }

    [Fact]
    public async Task Of_many_changes_decided_on_one_version_exactly_one_is_stored()
    {
        await _rig.Put(People.Draft());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => _rig.Review.Registrants.Store(
            People.Draft(expected: 1, reference: $"change-{number}") with { Contact = People.Contact($"mail{number}@canary.example") }, Token)));

        Assert.Single(outcomes.OfType<ProfileStored.Stored>());
        Assert.Equal(15, outcomes.OfType<ProfileStored.Stale>().Count());
        Assert.Equal(2, (await _rig.Review.Registrants.Describe(People.Wang, Token))!.Version);
    }

    [Fact]
    public async Task Of_many_first_stores_of_one_id_exactly_one_wins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => _rig.Review.Registrants.Store(
            People.Draft(reference: $"create-{number}") with { Identity = People.Identity($"NO{number}") }, Token)));
        var winner = Assert.Single(outcomes.OfType<ProfileStored.Stored>());
        Assert.Equal(1, winner.Profile.Version);
        await _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token);
    }

    [Fact]
    public async Task A_change_that_loses_its_answer_is_found_done_by_its_repeat()
    {
        _rig.Store.Faults.LoseAnswer(StoreOperation.Insert, when: call => call.Collection == "registrants");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _rig.Review.Registrants.Store(People.Draft(), Token));
        Assert.Equal(1, (await _rig.Put(People.Draft())).Version);
        Assert.Equal([People.Wang], await _rig.Review.Registrants.FindByNumber(new SensitiveText("110101199003078291"), Purpose.FindRegistrant, "f", Token));
    }

    [Fact]
    public async Task What_was_never_stored_is_said_to_be_absent()
    {
        await _rig.Put(People.Draft() with { Identity = null });
        var absent = await Assert.ThrowsAsync<VaultReadException>(
            () => _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token));
        var unknown = await Assert.ThrowsAsync<VaultReadException>(
            () => _rig.Review.Registrants.ReadContact("nobody", Purpose.ReviewIdentity, "r", Token));
        Assert.Equal((ReadFailure.Absent, ReadFailure.Unknown), (absent.Failure, unknown.Failure));
    }

    private sealed class ProfileEquality : IEqualityComparer<RegistrantProfile>
    {
        public static readonly ProfileEquality Instance = new();

        public bool Equals(RegistrantProfile? x, RegistrantProfile? y) =>
            x is not null && y is not null && x.ImageSlots.SequenceEqual(y.ImageSlots) && x with { ImageSlots = y.ImageSlots } == y;

        public int GetHashCode(RegistrantProfile obj) => obj.Id.GetHashCode(StringComparison.Ordinal);
    }
}
