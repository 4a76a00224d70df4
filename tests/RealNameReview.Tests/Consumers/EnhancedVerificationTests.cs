using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.RealNameReview.Tests.Consumers;

public sealed class EnhancedVerificationTests
{
    [Fact]
    public async Task Material_in_time_and_two_people_end_it()
    {
        await using var scene = await Held();
        await scene.Send(Notice(scene, 'a'));
        var opened = Assert.Single(scene.W.Published<EnhancedVerificationOpened>());
        Assert.Equal((scene.Now.AddDays(10), scene.Now.AddDays(20), 1, false), (opened.Deadline, opened.SpreadsAt, opened.Cases, opened.Barred));
        await scene.Send(scene.Material(purpose: MaterialPurpose.EnhancedVerification, domainId: Scene.DomainId('a'), slots: ["statement", "document-front"]));
        var referred = Assert.Single(scene.W.Published<ReviewReferred>());
        Assert.Equal((ReferralCause.EnhancedVerification, 2), (referred.Cause, referred.DecisionsNeeded));
        await scene.Send(scene.Decide(referred.ReviewId, approve: true, actor: "one"));
        await scene.Send(scene.Decide(referred.ReviewId, approve: true, actor: "two"));
        Assert.Single(scene.W.Published<EnhancedVerificationPassed>());
        await scene.Pass(TimeSpan.FromDays(30));
        Assert.Empty(scene.W.Published<EnhancedVerificationMissed>());
        Assert.Empty(scene.W.Published<EnhancedVerificationSpread>());
    }

    [Fact]
    public async Task Missed_it_reaches_all_names_of_the_same_holder_in_whatever_account_and_leaves_them_when_it_passed()
    {
        await using var scene = await Held();
        // The same number in another account, and another holder.
        await scene.Reviewed(profile: "g-tea", account: "globex");
        await scene.Send(scene.Registered('g', profile: "g-tea", account: "globex"));
        await scene.Reviewed(People.Person(name: "李示例", number: "110101190001010006"), profile: "p-li");
        await scene.Send(scene.Registered('l', profile: "p-li"));
        await scene.Send(scene.Registered('c', name: "tea.com"));

        await scene.Send(Notice(scene, 'a'));
        await scene.Pass(TimeSpan.FromDays(10));
        Assert.Single(scene.W.Published<EnhancedVerificationMissed>());
        await scene.Pass(TimeSpan.FromDays(10));
        Assert.Equal(
            [Scene.DomainId('b'), Scene.DomainId('g')], scene.W.Published<EnhancedVerificationSpread>().Select(spread => spread.DomainId).Distinct().Order());
        Assert.False((await scene.Domain('b')).SaidVerified);
        Assert.False((await scene.Domain('g')).SaidVerified);
        Assert.True((await scene.Domain('l')).SaidVerified);
        Assert.True((await scene.Domain('c')).SaidVerified);
        // It is the registry that takes them out of the zone.
        Assert.Empty(scene.W.Published<Contracts.Holds.PlaceHold>());

        await scene.Send(scene.Material(purpose: MaterialPurpose.EnhancedVerification, domainId: Scene.DomainId('a'), slots: ["statement"]));
        var id = scene.W.Published<ReviewReferred>()[^1].ReviewId;
        await scene.Send(scene.Decide(id, approve: true, actor: "one"));
        await scene.Send(scene.Decide(id, approve: true, actor: "two"));
        Assert.True((await scene.Domain('b')).SaidVerified);
        Assert.True((await scene.Domain('g')).SaidVerified);
    }

    [Fact]
    public async Task The_third_case_bars_the_holder()
    {
        await using var scene = await Held();
        await scene.Send(Notice(scene, 'a', "case-1"));
        await scene.Send(Notice(scene, 'b', "case-2"));
        await scene.Send(Notice(scene, 'b', "case-2"));
        await scene.Send(Notice(scene, 'b', "case-3"));
        Assert.Equal([1, 2, 2, 3], scene.W.Published<EnhancedVerificationOpened>().Select(opened => opened.Cases));
        Assert.True(scene.W.Published<EnhancedVerificationOpened>()[^1].Barred);
        Assert.Equal(ProfileStanding.Barred, (await scene.State()).Standing);
        Assert.False((await scene.Domain('a')).SaidVerified);
        await scene.Send(scene.Review());
        Assert.Equal("ProfileBarred", Assert.Single(scene.W.Published<ReviewRequestRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task A_notice_is_about_a_domain_of_the_account_at_a_registry_that_has_such_notices()
    {
        await using var scene = await Held();
        await scene.Send(Notice(scene, 'z'));
        await scene.Send(Notice(scene, 'a') with { Account = "globex" });
        Assert.All(scene.W.Published<ReviewRequestRefused>(), refused => Assert.Equal("DomainUnknown", refused.Reasons[0].Code));
        await scene.Send(scene.Registered('c', name: "tea.com"));
        await scene.Send(Notice(scene, 'c'));
        Assert.Equal("EnhancedNotAsked", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
        await scene.Send(scene.Registered('n', profile: null));
        await scene.Send(Notice(scene, 'n'));
        Assert.Equal("DomainWithoutHolder", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
        await scene.Send(scene.Material(purpose: MaterialPurpose.EnhancedVerification, domainId: Scene.DomainId('a'), slots: ["statement"]));
        Assert.Equal("CaseUnknown", Assert.Single(scene.W.Published<MaterialRefused>()).Reasons[0].Code);
    }

    private static async Task<Scene> Held()
    {
        var scene = await Scene.Start();
        await scene.Reviewed();
        await scene.Send(scene.Registered('a'));
        await scene.Send(scene.Registered('b'));
        return scene;
    }

    private static OpenEnhancedVerification Notice(Scene scene, char letter, string reference = "case-1") => new()
    {
        Account = Scene.Account,
        RequestId = scene.NextId("notice"),
        IssuedAt = scene.Now,
        Actor = "ops",
        DomainId = Scene.DomainId(letter),
        CaseReference = reference,
        NoticedAt = scene.Now,
        DisposedAt = scene.Now,
    };
}
