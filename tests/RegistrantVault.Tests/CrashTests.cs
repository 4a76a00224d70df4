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

/// <summary>
/// The store fails at each call in turn, before it takes effect and after. Then either the caller repeats, or nobody does and the upkeep
/// comes by: both must end in order.
/// </summary>
public sealed class CrashTests
{
    public static TheoryData<bool, bool> Ways => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_first_store_broken_off_anywhere(bool applied, bool repeated) => At_every_call(
        applied, repeated,
        _ => Task.CompletedTask,
        rig => rig.Review.Registrants.Store(People.Draft(), Token),
        async rig =>
        {
            var profile = await rig.Review.Registrants.Describe(People.Wang, Token);
            Assert.True(profile is not null || !repeated);
            Assert.Equal(profile is null ? [] : [People.Wang], await Find(rig, "110101199003078291"));
            if (profile is null)
                return;
            Assert.Equal(1, profile.Version);
            await rig.Review.Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "r", Token);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_change_broken_off_anywhere(bool applied, bool repeated) => At_every_call(
        applied, repeated,
        rig => rig.Put(People.Draft()),
        rig => rig.Review.Registrants.Store(People.Draft(expected: 1, reference: "c") with { Identity = People.Identity("NEW3") }, Token),
        async rig =>
        {
            var stored = (await rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token)).Number.Reveal();
            Assert.True(stored == "NEW3" || !repeated);
            Assert.Equal(stored == "NEW3" ? [People.Wang] : [], await Find(rig, "NEW3"));
            Assert.Equal(stored == "NEW3" ? [] : [People.Wang], await Find(rig, "110101199003078291"));
            Assert.Equal(stored == "NEW3" ? 2 : 1, (await rig.Review.Registrants.Describe(People.Wang, Token))!.Version);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task An_image_broken_off_anywhere(bool applied, bool repeated) => At_every_call(
        applied, repeated,
        async rig =>
        {
            await rig.Put(People.Draft());
            await rig.Review.Registrants.StoreImage(People.Wang, People.Image([1]), "i-1", Token);
        },
        rig => rig.Review.Registrants.StoreImage(People.Wang, People.Image([2]), "i-2", Token),
        async rig =>
        {
            var image = await rig.Review.Registrants.ReadImage(People.Wang, "document-front", Purpose.ReviewIdentity, "r", Token);
            Assert.True(image.Content.Reveal() is [2] || !repeated);
            if (image.Content.Reveal() is [2])
                Assert.Single(await rig.Stores.Blobs.Page(null, 10, Token), blob => blob.EndedAt is not null);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task An_erasure_broken_off_anywhere(bool applied, bool repeated) => At_every_call(
        applied, repeated,
        Fill,
        rig => rig.Review.Registrants.Erase(
            new() { ProfileId = People.Wang, Reason = ErasureReason.AccountClosed, Actor = "a", Reference = "e" }, Token),
        async rig =>
        {
            var record = (await rig.Stores.Erasures.Page(null, 10, Token)).SingleOrDefault();
            Assert.True(record is not null || !repeated);
            if (record is null)
            {
                await rig.Review.Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "r", Token);
                return;
            }
            Assert.NotNull(record.CompletedAt);
            Assert.Equal(4, record.DestroyedKeys.Count);
            Assert.True((await rig.Review.Erasures.Check(record, Token)).Holds);
            Assert.Empty(await Find(rig, "110101199003078291"));
            Assert.All(await rig.Stores.BlobParts.Page(null, 10, Token), part => Assert.Empty(part.Value));
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_rotation_broken_off_anywhere(bool applied, bool repeated) => At_every_call(
        applied, repeated,
        Fill,
        rig => rig.Review.Rotation.RotateDataKeys(People.Wang, "rot", Token),
        async rig =>
        {
            await rig.Review.Registrants.ReadContact(People.Wang, Purpose.ReviewIdentity, "r", Token);
            await rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token);
            await rig.Review.Registrants.ReadImage(People.Wang, "document-front", Purpose.ReviewIdentity, "r", Token);
            Assert.Equal([People.Wang], await Find(rig, "110101199003078291"));
            var ring = (await rig.Stores.DataKeys.Find("registrant/p-wang", Token))!;
            Assert.True(ring.Keys.Count == 4 || !repeated);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public Task A_sealing_broken_off_anywhere(bool applied, bool repeated) => At_every_call(
        applied, repeated,
        rig => rig.Put(People.Draft()),
        rig => rig.Review.Blobs.Seal(Evidence(rig), Token),
        async rig =>
        {
            var blobs = await rig.Stores.Blobs.Page(null, 10, Token);
            Assert.True(blobs.Count == 1 || (blobs.Count == 0 && !repeated));
            foreach (var blob in blobs)
                Assert.Equal([5, 6], (await rig.Review.Blobs.Open(blob.Id, Purpose.ReviewIdentity, "r", Token)).Reveal());
        });

    private static async Task At_every_call(
        bool applied, bool repeated, Func<VaultRig, Task> prepare, Func<VaultRig, Task> act, Func<VaultRig, Task> check)
    {
        var failures = 0;
        for (var position = 0; ; position++)
        {
            var rig = new VaultRig();
            await prepare(rig);
            var call = 0;
            foreach (var operation in Enum.GetValues<StoreOperation>())
            {
                // From this call on nothing answers: the process is as good as dead.
                if (applied)
                    rig.Store.Faults.LoseAnswer(operation, int.MaxValue, _ => Interlocked.Increment(ref call) > position);
                else
                    rig.Store.Faults.LoseCall(operation, int.MaxValue, _ => Interlocked.Increment(ref call) > position);
            }

            var failed = false;
            try
            {
                await act(rig);
            }
            catch (TransientException)
            {
                failed = true;
                failures++;
            }
            rig.Store.Faults.Cease();
            if (failed && repeated)
                await act(rig);
            if (!repeated)
            {
                rig.Machine.Now += TimeSpan.FromMinutes(1);
                await rig.Review.Upkeep.Run(10, Token);
            }
            await check(rig);
            if (!failed)
                break;
        }
        Assert.True(failures >= 4, $"{failures} failures");
    }

    private static BlobDraft Evidence(VaultRig rig) => new()
    {
        Kind = BlobKind.ReviewEvidence,
        Reference = "code",
        Content = new byte[] { 5, 6 },
        Subjects = [People.Wang],
        EndsAt = rig.Clock.Now.AddYears(1),
    };

    private static async Task Fill(VaultRig rig)
    {
        await rig.Put(People.Draft());
        await rig.Review.Registrants.StoreImage(People.Wang, People.Image([1]), "i-1", Token);
        await rig.Review.Blobs.Seal(Evidence(rig), Token);
    }

    private static Task<IReadOnlyList<string>> Find(VaultRig rig, string number) =>
        rig.Review.Registrants.FindByNumber(new SensitiveText(number), Purpose.FindRegistrant, "f", Token);
}
