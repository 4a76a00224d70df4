using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Tests.Consumers;

public sealed class ProfileTests
{
    [Fact]
    public async Task A_sealed_profile_is_kept_in_the_vault_and_says_what_its_review_needs()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        var created = Assert.Single(scene.W.Published<ProfileCreated>());
        Assert.Equal((1, true, ProfileForm.Cnnic), (created.ProfileVersion, created.IsDefault, created.Form));
        Assert.Equal(["document-front"], created.Needs);
        var vault = scene.W.Services.GetRequiredKeyedService<WorkerVault>(RealNameReviewModule.WorkerName);
        var kept = await vault.Registrants.Describe(Scene.Profile, CancellationToken.None);
        Assert.True(kept is { HasContact: true, HasIdentity: true, Account: Scene.Account });
    }

    [Fact]
    public async Task The_same_request_is_answered_as_the_first_time_and_another_one_under_its_id_is_refused()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create(requestId: "r-1"));
        await scene.Send(scene.Create(requestId: "r-1"));
        Assert.Equal(2, scene.W.Published<ProfileCreated>().Count);
        Assert.Single(scene.W.Deliveries.Where(message => message.Message is ProfileCreated).DistinctBy(message => message.Id));

        await scene.Send(scene.Create(profile: "p-other", requestId: "r-1"));
        var refused = Assert.Single(scene.W.Published<ProfileRefused>());
        Assert.Equal("IdempotencyKeyConflict", refused.Reasons[0].Code);
    }

    [Fact]
    public async Task What_is_wrong_is_named_field_by_field_and_never_repeated()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create(People.Person(name: "张3", number: "110101190001010001", phone: "+86.1", email: "nobody")));
        var refused = Assert.Single(scene.W.Published<ProfileRefused>());
        Assert.Equal("ContentInvalid", refused.Reasons[0].Code);
        Assert.Equal(
            ["document.number ResidentNumberCheckDigit", "email EmailForm", "local.name NameCharacters", "phone PhoneInvalid"],
            refused.Problems!.Select(problem => $"{problem.Field} {problem.Rule}").Order());
        var json = scene.W.Deliveries.Single(message => message.Message is ProfileRefused).Json;
        Assert.DoesNotContain("110101190001010001", json, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_envelope_of_another_request_profile_or_account_is_refused()
    {
        await using var scene = await Scene.Start();
        var good = scene.Create(requestId: "r-1");
        await scene.Send(good with { RequestId = "r-2" });
        await scene.Send(good with { ProfileId = "p-2", RequestId = "r-1" });
        await scene.Send(good with { Account = "globex" });
        Assert.Equal(3, scene.W.Published<ProfileRefused>().Count(refused => refused.Reasons[0].Code == "SealedUnreadable"));
        Assert.Empty(scene.W.Published<ProfileCreated>());
    }

    [Fact]
    public async Task An_id_that_another_account_uses_is_taken()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(scene.Create(account: "globex", requestId: "g-1"));
        Assert.Equal("ProfileTaken", Assert.Single(scene.W.Published<ProfileRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task A_profile_of_the_kind_CNNIC_is_for_those_whom_CNNIC_takes()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create(People.Person("John Doe", "AB1234567", "HZ", "other", "GB", "+44.2079460001")));
        Assert.Equal("HolderRegionNotServed", Assert.Single(scene.W.Published<ProfileRefused>()).Reasons[0].Code);
        await scene.Send(scene.Create(People.Person("John Doe", "AB1234567", "HZ", "other", "GB", "+44.2079460001"), form: ProfileForm.General));
        Assert.Single(scene.W.Published<ProfileCreated>());
    }

    [Fact]
    public async Task Contact_data_may_change_without_another_review_and_a_name_may_not()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);
        await scene.Send(scene.Change(People.Person(phone: "+86.13900000009"), 1));
        var changed = Assert.Single(scene.W.Published<ProfileChanged>());
        Assert.Equal((2, ProfileStanding.Verified, false), (changed.ProfileVersion, changed.Standing, changed.HolderChanged));

        await scene.Send(scene.Change(People.Person(name: "李示例"), 2));
        changed = scene.W.Published<ProfileChanged>()[1];
        Assert.Equal((3, ProfileStanding.Unverified, true), (changed.ProfileVersion, changed.Standing, changed.HolderChanged));
    }

    [Fact]
    public async Task A_change_that_was_decided_on_an_older_version_is_stale()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(scene.Change(People.Person(phone: "+86.13900000009"), 1));
        await scene.Send(scene.Change(People.Person(phone: "+86.13900000008"), 1));
        Assert.Equal("ProfileStale", Assert.Single(scene.W.Published<ProfileRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task A_change_of_the_holder_withdraws_the_review_that_runs()
    {
        await using var scene = await Scene.Start();
        scene.Provider.DecidesLater = true;
        await scene.Reviewed();
        await scene.Send(scene.Change(People.Person(name: "李示例"), 1));
        Assert.Single(scene.W.Published<ReviewWithdrawn>());
        scene.Provider.Decide(scene.Provider.Submitted[0].TransactionId, passes: true);
        await scene.W.AdvanceMachine(TimeSpan.FromMinutes(11));
        Assert.Equal(ProfileStanding.Unverified, (await scene.State()).Standing);
        Assert.Empty(scene.W.Published<ReviewPassed>());
    }

    [Fact]
    public async Task Profiles_are_listed_a_page_at_a_time_with_the_default_among_them()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create(profile: "p-1"));
        await scene.Send(scene.Create(profile: "p-2", makeDefault: true));
        await scene.Send(scene.Create(profile: "g-1", account: "globex"));
        await scene.Send(new ListProfiles { Account = Scene.Account, RequestId = "l-1", IssuedAt = scene.Now });
        var listed = Assert.Single(scene.W.Published<ProfilesListed>());
        Assert.Equal([("p-1", false), ("p-2", true)], listed.Profiles.Select(entry => (entry.ProfileId, entry.IsDefault)));
        Assert.Null(listed.Next);

        await scene.Send(new SetDefaultProfile { Account = Scene.Account, RequestId = "d-1", IssuedAt = scene.Now, ProfileId = "p-1" });
        Assert.Single(scene.W.Published<DefaultProfileSet>());
        await scene.Send(new SetDefaultProfile { Account = Scene.Account, RequestId = "d-2", IssuedAt = scene.Now, ProfileId = "g-1" });
        Assert.Equal("ProfileUnknown", Assert.Single(scene.W.Published<ProfileRefused>()).Reasons[0].Code);
        await scene.Send(new ListProfiles { Account = Scene.Account, RequestId = "l-2", IssuedAt = scene.Now, After = "p-1" });
        Assert.Equal("p-2", Assert.Single(scene.W.Published<ProfilesListed>()[1].Profiles).ProfileId);
    }

    [Fact]
    public async Task A_deleted_profile_is_erased_provably_and_its_id_stays_empty()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        var delete = new DeleteProfile { Account = Scene.Account, RequestId = "x-1", IssuedAt = scene.Now, ProfileId = Scene.Profile, Cause = ErasureCause.SubjectRequest };
        await scene.Send(delete);
        await scene.Send(delete);
        var deleted = scene.W.Published<ProfileDeleted>()[0];
        Assert.True(deleted.KeysDestroyed >= 3);
        var vault = scene.W.Services.GetRequiredKeyedService<WorkerVault>(RealNameReviewModule.WorkerName);
        var record = Assert.Single(await vault.Erasures.Page(null, 10, CancellationToken.None), record => record.Id == deleted.ErasureId);
        Assert.Equal(ErasureReason.SubjectRequest, record.Reason);
        Assert.True((await vault.Erasures.Check(record, CancellationToken.None)).Holds);

        await scene.Send(scene.Create(requestId: "again"));
        Assert.Equal("ProfileTaken", Assert.Single(scene.W.Published<ProfileRefused>()).Reasons[0].Code);
        await scene.Send(new ListProfiles { Account = Scene.Account, RequestId = "l", IssuedAt = scene.Now });
        Assert.Empty(Assert.Single(scene.W.Published<ProfilesListed>()).Profiles);
    }

    [Fact]
    public async Task A_profile_is_not_deleted_while_a_living_domain_uses_it()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(scene.Registered('a'));
        DeleteProfile Delete(string id) => new() { Account = Scene.Account, RequestId = id, IssuedAt = scene.Now, ProfileId = Scene.Profile, Cause = ErasureCause.AccountClosed };
        await scene.Send(Delete("x-1"));
        Assert.Equal("ProfileInUse", Assert.Single(scene.W.Published<ProfileRefused>()).Reasons[0].Code);
        await scene.Send(new Contracts.Domains.DomainTransferredOut
        {
            Account = Scene.Account,
            At = scene.Now,
            Domain = scene.Record('a', version: 2, status: Contracts.Domains.DomainStatus.Ended),
        });
        await scene.Send(Delete("x-2"));
        Assert.Single(scene.W.Published<ProfileDeleted>());
    }

    [Fact]
    public async Task Three_years_after_its_last_domain_a_profile_is_erased_by_itself()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(scene.Registered('a'));
        await scene.Send(new Contracts.Domains.DomainTransferredOut
        {
            Account = Scene.Account,
            At = scene.Now,
            Domain = scene.Record('a', version: 2, status: Contracts.Domains.DomainStatus.Ended),
        });
        await scene.Pass(TimeSpan.FromDays(1));
        Assert.Empty(scene.W.Published<ProfileDeleted>());
        scene.W.Clock.Advance(TimeSpan.FromDays(1096));
        await scene.W.Settled();
        Assert.Null(Assert.Single(scene.W.Published<ProfileDeleted>()).RequestId);
        Assert.NotNull((await scene.State()).DeletedAt);
    }
}
