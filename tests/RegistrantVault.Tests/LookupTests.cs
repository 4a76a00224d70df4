using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Lookups;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class LookupTests
{
    private readonly VaultRig _rig = new();

    [Theory]
    [InlineData("11010119900307829X")]
    [InlineData("11010119900307829x")]
    [InlineData(" 110101 19900307 829x ")]
    [InlineData("110101-19900307-829X")]
    [InlineData("１１０１０１１９９００３０７８２９Ｘ")]
    public async Task A_number_is_found_however_it_is_typed(string typed)
    {
        await _rig.Put(People.Draft() with { Identity = People.Identity("11010119900307829X") });
        Assert.Equal([People.Wang], await ByNumber(typed));
        Assert.Empty(await ByNumber("110101199003078291"));
    }

    [Theory]
    [InlineData("Wang.Canary@Jinsique.example")]
    [InlineData(" wang.canary@jinsique.example ")]
    [InlineData("ｗａｎｇ.canary@jinsique.example")]
    public async Task An_address_is_found_however_it_is_typed(string typed)
    {
        await _rig.Put(People.Draft());
        Assert.Equal([People.Wang], await ByEmail(typed));
    }

    [Fact]
    public void A_domain_is_the_same_in_unicode_and_in_ascii() =>
        Assert.Equal(LookupHashes.Normalise(LookupHashes.Email, "a@例子.example"), LookupHashes.Normalise(LookupHashes.Email, "A@XN--FSQU00A.example"));

    [Fact]
    public async Task Text_that_is_no_text_is_refused_and_finds_nothing()
    {
        await Assert.ThrowsAsync<InvalidProfileException>(() => ByNumber("1\ud800"));
        await Assert.ThrowsAsync<InvalidProfileException>(() => ByEmail("\udfff@b.example"));
        Assert.Empty(await ByEmail("no address"));
        Assert.Empty(await ByEmail("a@" + new string('x', 300)));
    }

    [Fact]
    public async Task All_profiles_with_a_number_are_found_and_a_changed_one_no_more()
    {
        await _rig.Put(People.Draft());
        await _rig.Put(People.Draft(People.Li, account: "globex"));
        Assert.Equal([People.Li, People.Wang], await ByNumber("110101199003078291"));

        await _rig.Put(People.Draft(expected: 1, reference: "c") with { Contact = null, Identity = People.Identity("NEW1") });
        Assert.Equal([People.Li], await ByNumber("110101199003078291"));
        Assert.Equal([People.Wang], await ByNumber("new 1"));
        Assert.Equal([People.Li, People.Wang], await ByEmail("wang.canary@jinsique.example"));
    }

    [Fact]
    public async Task The_last_profile_takes_the_hash_along()
    {
        await _rig.Put(People.Draft());
        var hash = (await _rig.Stores.Registrants.Find(People.Wang, Token))!.Lookups.Single(entry => entry.Kind == "number").Hash;
        Assert.NotEmpty(await _rig.StoredWith(hash));
        await _rig.Put(People.Draft(expected: 1, reference: "c") with { Contact = null, Identity = People.Identity("NEW1") });
        Assert.Empty(await _rig.StoredWith(hash));
    }

    [Fact]
    public async Task Many_profiles_stored_at_once_under_one_number_are_all_found()
    {
        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => _rig.Put(People.Draft($"p-{number:D2}"))));
        Assert.Equal(Enumerable.Range(0, 24).Select(number => $"p-{number:D2}"), await ByNumber("110101199003078291"));
        Assert.Single(await _rig.Stores.Lookups.Page(null, 10, Token), lookup => lookup is { Kind: "number", Hash: not null });
    }

    [Fact]
    public async Task Racing_changes_of_one_number_end_with_the_one_that_is_stored()
    {
        await _rig.Put(People.Draft());
        string[] numbers = ["A1", "B2", "C3"];
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async attempt =>
        {
            var current = await _rig.Review.Registrants.Describe(People.Wang, Token);
            var draft = People.Draft(expected: current!.Version, reference: $"c-{attempt}");
            await _rig.Review.Registrants.Store(draft with { Identity = People.Identity(numbers[attempt % 3]) }, Token);
        }));

        var stored = await _rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token);
        foreach (var number in numbers)
            Assert.Equal(number == stored.Number.Reveal() ? [People.Wang] : [], await ByNumber(number));
        Assert.Empty(await ByNumber("110101199003078291"));
    }

    [Fact]
    public async Task Under_another_lookup_key_the_hashes_are_others()
    {
        var keys = VaultKeys.CreateEphemeral();
        var hashes = new LookupHashes(keys);
        Assert.NotEqual(hashes.Of("number", "1").Hash, new LookupHashes(VaultKeys.CreateEphemeral()).Of("number", "1").Hash);
        Assert.NotEqual(hashes.Of("number", "a@b.example").Hash, hashes.Of("email", "a@b.example").Hash);
        Assert.Equal(hashes.Of("number", "1"), hashes.Of("number", "1"));
        await Assert.ThrowsAsync<VaultKeysException>(() => new VaultRig(new KeyFileWithoutLookup().Keys).Review.Registrants
            .FindByNumber(new SensitiveText("1"), Purpose.FindRegistrant, "f", Token));
    }

    [Fact]
    public async Task Pruning_takes_out_what_no_document_names()
    {
        await _rig.Put(People.Draft());
        var lookup = (await _rig.Stores.Lookups.Page(null, 10, Token)).First(lookup => lookup.Kind == "number");
        await _rig.Stores.Lookups.Save(
            lookup with { Profiles = [.. lookup.Profiles, new() { ProfileId = "p-gone", ProfileVersion = 4 }] }, Token);
        Assert.Equal(["p-gone", People.Wang], await ByNumber("110101199003078291"));

        string? after = null;
        do
            after = await _rig.Review.Upkeep.PruneLookups(after, 1, Token);
        while (after is not null);
        Assert.Equal([People.Wang], await ByNumber("110101199003078291"));
    }

    private Task<IReadOnlyList<string>> ByNumber(string number) =>
        _rig.Review.Registrants.FindByNumber(new SensitiveText(number), Purpose.FindRegistrant, "f", Token);

    private Task<IReadOnlyList<string>> ByEmail(string email) =>
        _rig.For(VaultWorker.EmailVerification).Registrants.FindByEmail(new SensitiveText(email), Purpose.FindRegistrant, "f", Token);

    private sealed class KeyFileWithoutLookup
    {
        public VaultKeys Keys { get; } = new(new Dictionary<VaultWorker, KeySet<WrappingKey>>(), lookup: null);
    }
}
