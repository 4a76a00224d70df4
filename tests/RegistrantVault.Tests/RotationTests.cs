using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Rotation;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class RotationTests
{
    private const string Number = "110101199003078291";
    private readonly KeyFile _file = new();

    [Fact]
    public async Task After_a_pass_the_old_key_encryption_key_may_go_and_nothing_is_lost()
    {
        var rig = new VaultRig(_file.For(VaultWorker.RealNameReview));
        await Fill(rig, 25);
        foreach (var worker in Enum.GetValues<VaultWorker>())
            _file.Activate(worker, "k2");

        // Each worker does so for itself, with its own two keys.
        foreach (var worker in Enum.GetValues<VaultWorker>())
        {
            var (_, behind) = await Rewrap(rig.For(worker, _file.For(worker)).Rotation);
            Assert.Equal(0, behind);
        }
        foreach (var worker in Enum.GetValues<VaultWorker>())
            _file.Remove(worker, "k1");

        await ReadEverything(rig, 25);
        var ring = (await rig.Stores.DataKeys.Page(null, 100, Token)).SelectMany(ring => ring.Keys).SelectMany(key => key.Wraps);
        Assert.All(ring, wrap => Assert.Equal("k2", wrap.WrappingKeyId));
        Assert.Equal((0, 0), await Rewrap(rig.For(VaultWorker.RealNameReview, _file.For(VaultWorker.RealNameReview)).Rotation));
    }

    [Fact]
    public async Task The_review_alone_moves_the_wraps_of_everybody_whose_data_it_can_open()
    {
        var rig = new VaultRig(_file.For(VaultWorker.RealNameReview));
        await Fill(rig, 3);
        _file.Activate(VaultWorker.MiitSync, "k2");
        var (rings, _) = await Rewrap(rig.For(VaultWorker.RealNameReview, _file.For(VaultWorker.RealNameReview)).Rotation);
        Assert.Equal(3, rings);
        _file.Remove(VaultWorker.MiitSync, "k1");
        await rig.For(VaultWorker.MiitSync, _file.For(VaultWorker.MiitSync)).Registrants.ReadIdentity("p-0", Purpose.MinistryReport, "u", Token);
    }

    [Fact]
    public async Task A_reader_that_was_added_later_gets_its_wraps_and_one_that_may_not_read_loses_them()
    {
        var rig = new VaultRig();
        await rig.Put(People.Draft());
        var ring = (await rig.Stores.DataKeys.Find("registrant/p-wang", Token))!;
        var wraps = ring.Keys[0].Wraps;
        WrappedDataKey[] changed =
        [
            ring.Keys[0] with { Wraps = [.. wraps.Where(wrap => wrap.Worker != "MiitSync"), wraps[0] with { Worker = "RedemptionDeletion" }] },
            .. ring.Keys.Skip(1),
        ];
        await rig.Stores.DataKeys.Save(ring with { Keys = changed }, Token);

        await Rewrap(rig.Review.Rotation);
        ring = (await rig.Stores.DataKeys.Find("registrant/p-wang", Token))!;
        Assert.Equal(wraps.Select(wrap => wrap.Worker).Order(), ring.Keys[0].Wraps.Select(wrap => wrap.Worker).Order());
        await rig.For(VaultWorker.MiitSync).Registrants.ReadContact(People.Wang, Purpose.MinistryReport, "u", Token);
    }

    [Fact]
    public async Task New_data_keys_seal_everything_anew_and_the_old_ones_are_gone()
    {
        var rig = new VaultRig();
        await Fill(rig, 1);
        var ringBefore = (await rig.Stores.DataKeys.Find("registrant/p-0", Token))!;
        var before = (await rig.Stores.Registrants.Find("p-0", Token))!;
        Assert.True(await rig.Review.Rotation.RotateDataKeys("p-0", "rotate-2025", Token));

        var ring = (await rig.Stores.DataKeys.Find("registrant/p-0", Token))!;
        var after = (await rig.Stores.Registrants.Find("p-0", Token))!;
        Assert.Empty(ring.Keys.Select(key => key.KeyId).Intersect(ringBefore.Keys.Select(key => key.KeyId)));
        Assert.Equal(ringBefore.Keys.Select(key => key.Scope).Order(), ring.Keys.Select(key => key.Scope).Order());
        Assert.Equal(before.ProfileVersion, after.ProfileVersion);
        foreach (var (old, renewed) in before.Contact!.Fields.Concat(before.Identity!.Fields).Zip(after.Contact!.Fields.Concat(after.Identity!.Fields)))
            Assert.NotEqual(old.Value, renewed.Value);
        await ReadEverything(rig, 1);
        Assert.Single(await rig.AccessTo("p-0"), record => record is { Purpose: Purpose.RotateKeys, Reference: "rotate-2025", Outcome: AccessOutcome.Granted });
    }

    [Fact]
    public async Task Rotation_goes_through_all_registrants_with_old_keys()
    {
        var rig = new VaultRig();
        await Fill(rig, 10);
        rig.Clock.Now += TimeSpan.FromDays(365);
        await rig.Put(People.Draft("p-new"));
        await rig.For(VaultWorker.MiitSync).Blobs.Seal(
            new BlobDraft
            {
                Kind = BlobKind.ParkedMessage,
                Reference = "m-1",
                Content = new byte[] { 1 },
                Subjects = ["p-1"],
                EndsAt = rig.Clock.Now.AddDays(30),
            },
            Token);
        rig.Clock.Now += TimeSpan.FromDays(1);
        await rig.Put(People.Draft("p-newer"));
        string? after = null;
        var rotated = 0;
        do
        {
            var page = await rig.Review.Rotation.RotateDataKeys(rig.Clock.Now, after, 3, "yearly", Token);
            (rotated, after) = (rotated + page.Rotated, page.Next);
        }
        while (after is not null);
        Assert.Equal(11, rotated);
        Assert.Equal(0, (await rig.Review.Rotation.RotateDataKeys(rig.Clock.Now, null, 100, "yearly", Token)).Rotated);
        Assert.False(await rig.Review.Rotation.RotateDataKeys("nobody", "r", Token));
    }

    [Fact]
    public async Task A_new_lookup_key_takes_over_with_the_rotation()
    {
        var rig = new VaultRig(_file.For(VaultWorker.RealNameReview));
        await Fill(rig, 4);
        _file.ActivateLookup("p2");
        var both = rig.For(VaultWorker.RealNameReview, _file.For(VaultWorker.RealNameReview));
        Assert.Equal(4, (await both.Registrants.FindByNumber(new SensitiveText(Number), Purpose.FindRegistrant, "f", Token)).Count);
        for (var person = 0; person < 4; person++)
        {
            await both.Rotation.RotateDataKeys($"p-{person}", "r", Token);
            Assert.Equal(4, (await both.Registrants.FindByNumber(new SensitiveText(Number), Purpose.FindRegistrant, "f", Token)).Count);
        }
        _file.RemoveLookup("p1");
        var renewed = rig.For(VaultWorker.RealNameReview, _file.For(VaultWorker.RealNameReview));
        Assert.Equal(4, (await renewed.Registrants.FindByNumber(new SensitiveText(Number), Purpose.FindRegistrant, "f", Token)).Count);
        Assert.DoesNotContain(await rig.Stores.Lookups.Page(null, 100, Token), lookup => lookup.Hash?.StartsWith("p1.", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Nobody_notices_while_both_kinds_of_keys_are_rotated_and_profiles_change()
    {
        const int People = 6;
        var rig = new VaultRig();
        await Fill(rig, People);
        using var stop = new CancellationTokenSource();
        var reads = 0;
        var readers = Enumerable.Range(0, 6).Select(async reader =>
        {
            var random = new Random(reader);
            while (!stop.IsCancellationRequested)
            {
                await ReadOne(rig, $"p-{random.Next(People)}");
                Interlocked.Increment(ref reads);
            }
        }).ToArray();
        var sealers = Enumerable.Range(0, 2).Select(async sealer =>
        {
            for (var count = 0; !stop.IsCancellationRequested; count++)
            {
                var draft = new BlobDraft
                {
                    Kind = BlobKind.ReviewEvidence,
                    Reference = $"code-{sealer}-{count}",
                    Content = new byte[] { 7, 7 },
                    Subjects = [$"p-{count % People}"],
                    EndsAt = rig.Clock.Now.AddDays(90),
                };
                var blob = Assert.IsType<BlobSealed.Sealed>(await rig.Review.Blobs.Seal(draft, Token));
                Assert.Equal([7, 7], (await rig.Review.Blobs.Open(blob.BlobId, Purpose.ReviewIdentity, "r", Token)).Reveal());
            }
        }).ToArray();
        var writer = Task.Run(async () =>
        {
            for (var count = 0; !stop.IsCancellationRequested; count++)
            {
                var id = $"p-{count % People}";
                var version = (await rig.Review.Registrants.Describe(id, Token))!.Version;
                var draft = Rig.People.Draft(id, version, $"change-{count}") with { Contact = Rig.People.Contact($"c{count}@canary.example") };
                Assert.IsType<Registrants.ProfileStored.Stored>(await rig.Review.Registrants.Store(draft, Token));
            }
        });

        for (var round = 0; round < 8; round++)
        {
            await Task.WhenAll(
                Rewrap(rig.Review.Rotation),
                Task.WhenAll(Enumerable.Range(0, People).Select(person => rig.Review.Rotation.RotateDataKeys($"p-{person}", $"r-{round}-a", Token))),
                Task.WhenAll(Enumerable.Range(0, People).Select(person => rig.Review.Rotation.RotateDataKeys($"p-{person}", $"r-{round}-b", Token))));
        }
        await stop.CancelAsync();
        await Task.WhenAll([.. readers, .. sealers, writer]);

        Assert.True(reads > 100, $"{reads} reads");
        await ReadEverything(rig, People);
        foreach (var blob in await rig.Stores.Blobs.Page(null, 10_000, Token))
        {
            if (blob.Kind == nameof(BlobKind.ReviewEvidence))
                await rig.Review.Blobs.Open(blob.Id, Purpose.ReviewIdentity, "r", Token);
        }
        Assert.All(await rig.Stores.DataKeys.Page(null, 100, Token), ring => Assert.Equal(ring.Keys.Count, ring.Keys.Select(key => key.Scope).Distinct().Count()));
    }

    private static async Task Fill(VaultRig rig, int count)
    {
        for (var person = 0; person < count; person++)
        {
            await rig.Put(People.Draft($"p-{person}"));
            await rig.Review.Registrants.StoreImage($"p-{person}", People.Image([1, 2, (byte)person]), "image", Token);
        }
    }

    private async Task ReadEverything(VaultRig rig, int count)
    {
        for (var person = 0; person < count; person++)
            await ReadOne(rig, $"p-{person}");
    }

    /// <summary>Each group by each worker that reads it, with what that worker's process would have.</summary>
    private async Task ReadOne(VaultRig rig, string id)
    {
        var own = rig.Keys.Find(VaultWorker.MiitSync, "ephemeral") is not null;
        WorkerVault For(VaultWorker worker) => rig.For(worker, own ? rig.Keys : _file.For(worker));
        await For(VaultWorker.RegistrySubmission).Registrants.ReadContact(id, Purpose.RegistryContact, "op", Token);
        await For(VaultWorker.ExpiryReminders).Registrants.ReadAddressee(id, Purpose.SendNotice, "op", Token);
        var identity = await For(VaultWorker.MiitSync).Registrants.ReadIdentity(id, Purpose.MinistryReport, "op", Token);
        Assert.Equal(Number, identity.Number.Reveal());
        var image = await For(VaultWorker.RealNameReview).Registrants.ReadImage(id, "document-front", Purpose.ReviewIdentity, "op", Token);
        Assert.Equal(3, image.Content.Reveal().Length);
    }

    private static async Task<(int Rings, int Behind)> Rewrap(IKeyRotation rotation)
    {
        var (rings, behind) = (0, 0);
        string? after = null;
        do
        {
            var page = await rotation.Rewrap(after, 4, Token);
            (rings, behind, after) = (rings + page.Rings, behind + page.Behind, page.Next);
        }
        while (after is not null);
        return (rings, behind);
    }
}
