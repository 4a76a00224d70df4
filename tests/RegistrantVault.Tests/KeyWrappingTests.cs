using System.Security.Cryptography;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class KeyWrappingTests
{
    private static readonly DataKeyName Name = new("registrant/p-1", "contact", "0123");
    private readonly KeyFile _file = new();
    private readonly byte[] _dataKey = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task Who_has_the_public_half_wraps_and_only_the_worker_itself_unwraps()
    {
        var review = new LocalKeyWrapping(_file.For(VaultWorker.RealNameReview));
        var miit = new LocalKeyWrapping(_file.For(VaultWorker.MiitSync));
        var wrap = await review.Wrap(VaultWorker.MiitSync, _dataKey, Name, Token);

        Assert.Equal(_dataKey, await miit.Unwrap(wrap, Name, Token));
        Assert.False(review.CanUnwrap(wrap));
        Assert.Null(await review.Unwrap(wrap, Name, Token));
        foreach (var worker in Enum.GetValues<VaultWorker>().Where(worker => worker != VaultWorker.MiitSync))
            Assert.Null(await new LocalKeyWrapping(_file.For(worker)).Unwrap(wrap with { Worker = worker.ToString() }, Name, Token));
    }

    [Fact]
    public async Task A_wrap_moved_to_another_ring_scope_or_key_does_not_open()
    {
        var miit = new LocalKeyWrapping(_file.For(VaultWorker.MiitSync));
        var wrap = await miit.Wrap(VaultWorker.MiitSync, _dataKey, Name, Token);
        Assert.Null(await miit.Unwrap(wrap, Name with { RingId = "registrant/p-2" }, Token));
        Assert.Null(await miit.Unwrap(wrap, Name with { Scope = "identity" }, Token));
        Assert.Null(await miit.Unwrap(wrap, Name with { KeyId = "0124" }, Token));
    }

    [Fact]
    public async Task No_changed_byte_of_a_wrap_opens()
    {
        var miit = new LocalKeyWrapping(_file.For(VaultWorker.MiitSync));
        var wrap = await miit.Wrap(VaultWorker.MiitSync, _dataKey, Name, Token);
        for (var position = 0; position < wrap.Value.Length; position++)
        {
            var changed = wrap.Value.ToArray();
            changed[position] ^= 1;
            Assert.Null(await miit.Unwrap(wrap with { Value = changed }, Name, Token));
        }
        Assert.Null(await miit.Unwrap(wrap with { Value = wrap.Value[..40] }, Name, Token));
    }

    [Fact]
    public async Task Two_wraps_of_one_key_have_nothing_in_common()
    {
        var miit = new LocalKeyWrapping(_file.For(VaultWorker.MiitSync));
        var first = await miit.Wrap(VaultWorker.MiitSync, _dataKey, Name, Token);
        var second = await miit.Wrap(VaultWorker.MiitSync, _dataKey, Name, Token);
        Assert.NotEqual(first.Value[..65], second.Value[..65]);
        Assert.NotEqual(first.Value[66..], second.Value[66..]);
    }

    [Fact]
    public async Task Each_data_key_is_wrapped_for_its_readers_and_for_nobody_else()
    {
        var rig = new VaultRig();
        await rig.Put(People.Draft());
        await rig.Review.Registrants.StoreImage(People.Wang, People.Image([1]), "i", Token);
        var ring = (await rig.Stores.DataKeys.Find("registrant/p-wang", Token))!;
        var wraps = ring.Keys.ToDictionary(key => key.Scope, key => key.Wraps.Select(wrap => wrap.Worker).Order().ToArray());

        Assert.Equal(["EmailVerification", "ExpiryReminders", "MiitSync", "RealNameReview", "RegistrySubmission"], wraps["contact"]);
        Assert.Equal(["MiitSync", "RealNameReview", "RegistrySubmission"], wraps["identity"]);
        Assert.Equal(["RealNameReview"], wraps["images"]);
        Assert.Equal(3, wraps.Count);
    }

    [Fact]
    public async Task A_process_with_another_workers_keys_opens_nothing_whatever_it_says_it_is()
    {
        var rig = new VaultRig(_file.For(VaultWorker.RealNameReview));
        await rig.Put(People.Draft());
        var pretender = rig.For(VaultWorker.RegistrySubmission, _file.For(VaultWorker.RedemptionDeletion));
        var refused = await Assert.ThrowsAsync<VaultReadException>(
            () => pretender.Registrants.ReadContact(People.Wang, Purpose.RegistryContact, "op", Token));
        Assert.Equal(ReadFailure.KeyUnavailable, refused.Failure);

        var honest = rig.For(VaultWorker.RegistrySubmission, _file.For(VaultWorker.RegistrySubmission));
        await honest.Registrants.ReadContact(People.Wang, Purpose.RegistryContact, "op", Token);
        await honest.Registrants.ReadIdentity(People.Wang, Purpose.RegistryIdentity, "op", Token);
    }

    [Fact]
    public async Task The_expiry_worker_holds_no_key_to_numbers()
    {
        var rig = new VaultRig(_file.For(VaultWorker.RealNameReview));
        await rig.Put(People.Draft());
        var ring = (await rig.Stores.DataKeys.Find("registrant/p-wang", Token))!;
        var wrapping = new LocalKeyWrapping(_file.For(VaultWorker.ExpiryReminders));
        Assert.DoesNotContain(ring.Keys.Single(key => key.Scope == "identity").Wraps, wrapping.CanUnwrap);
        Assert.Contains(ring.Keys.Single(key => key.Scope == "contact").Wraps, wrapping.CanUnwrap);
    }
}
