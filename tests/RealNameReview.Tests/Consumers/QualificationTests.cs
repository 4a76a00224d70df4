using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.RealNameReview.Tests.Consumers;

public sealed class QualificationTests
{
    [Fact]
    public async Task A_government_body_needs_form_certificate_and_contact_and_two_people_decide()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed(People.Organisation("杭州市示例局", form: "stateOrgan"));
        await scene.Send(scene.Material(purpose: MaterialPurpose.Qualification, domainName: "hangzhou.gov.cn", slots: ["application-form", "contact-id"]));
        Assert.Equal("MaterialMissing", Assert.Single(scene.W.Published<MaterialRefused>()).Reasons[0].Code);
        await scene.Send(Form(scene, "hangzhou.gov.cn"));
        var referred = Assert.Single(scene.W.Published<ReviewReferred>());
        Assert.Equal((ReviewKind.Qualification, 2, "hangzhou.gov.cn"), (referred.Kind, referred.DecisionsNeeded, referred.DomainName));

        await scene.Send(scene.Registered('a', name: "hangzhou.gov.cn"));
        Assert.Empty(scene.W.Published<RealNameStandingChanged>());
        await scene.Send(scene.Decide(referred.ReviewId, approve: true));
        Assert.Equal(1, Assert.Single(scene.W.Published<ReviewDecisionNoted>()).DecisionsLeft);
        await scene.Send(scene.Decide(referred.ReviewId, approve: true));
        Assert.Equal("SameReviewer", Assert.Single(scene.W.Published<ReviewDecisionRefused>()).Reasons[0].Code);
        await scene.Send(scene.Decide(referred.ReviewId, approve: true, actor: "reviewer-2"));
        Assert.Contains(scene.W.Published<ReviewPassed>(), passed => passed.Kind == ReviewKind.Qualification);
        Assert.True(Assert.Single(scene.W.Published<RealNameStandingChanged>()).Verified);
        Assert.Single(scene.W.Published<RealNameDeadlineMet>());
    }

    [Fact]
    public async Task Where_two_disagree_a_third_decides()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed(People.Organisation("杭州市示例局", form: "stateOrgan"));
        await scene.Send(Form(scene, "hangzhou.gov.cn"));
        var id = scene.W.Published<ReviewReferred>()[0].ReviewId;
        await scene.Send(scene.Decide(id, approve: true, actor: "one"));
        await scene.Send(scene.Decide(id, approve: false, actor: "two", failure: ReviewFailure.Unqualified));
        Assert.Empty(scene.W.Published<ReviewFailed>());
        await scene.Send(scene.Decide(id, approve: false, actor: "three", failure: ReviewFailure.Unqualified));
        Assert.Equal(ReviewFailure.Unqualified, Assert.Single(scene.W.Published<ReviewFailed>()).Failure);
    }

    [Fact]
    public async Task A_government_body_has_two_names_at_most_and_a_company_none()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed(People.Organisation("杭州市示例局", form: "stateOrgan"));
        await scene.Send(scene.Registered('a', name: "one.gov.cn"));
        await scene.Send(Ask(scene, Scene.Profile, "two.gov.cn"));
        Assert.True(scene.W.Published<EligibilityAnswered>()[^1].Eligible);
        await scene.Send(scene.Registered('b', name: "two.gov.cn"));
        await scene.Send(Ask(scene, Scene.Profile, "three.gov.cn"));
        Assert.Equal("HolderLimitReached", Assert.Single(scene.W.Published<EligibilityAnswered>()[^1].Reasons).Code);
        await scene.Send(Form(scene, "three.gov.cn"));
        Assert.Equal(ReviewFailure.Unqualified, Assert.Single(scene.W.Published<ReviewFailed>()).Failure);

        await scene.Reviewed(People.Organisation(number: "91330100799655058B"), profile: "p-company");
        await scene.Send(Ask(scene, "p-company", "tea.gov.cn"));
        Assert.Equal("HolderFormNotAdmitted", Assert.Single(scene.W.Published<EligibilityAnswered>()[^1].Reasons).Code);
    }

    [Theory]
    [InlineData("示例茶业有限公司", true)]
    [InlineData("示例茶业（有限公司）", false)]
    [InlineData("别人有限公司", false)]
    public async Task A_trademark_belongs_to_the_registrant(string owner, bool fits)
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed(People.Organisation());
        await scene.Send(scene.Material(
            purpose: MaterialPurpose.Qualification, domainName: "茶.商标", certificate: new { owner }, slots: ["trademark-certificate"]));
        Assert.Equal(fits ? 0 : 1, scene.W.Published<ReviewFailed>().Count(failed => failed.Failure == ReviewFailure.OwnerDiffers));
        Assert.Equal(fits ? 1 : 0, scene.W.Published<ReviewReferred>().Count);
        var opened = scene.W.Published<ReviewOpened>().Single(opened => opened.Kind == ReviewKind.Qualification);
        // Five to ten calendar days.
        Assert.Equal(scene.Now.AddDays(10), opened.LatestBy);
    }

    [Fact]
    public async Task A_restaurant_shows_a_letter_or_its_trade_and_others_need_nothing()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed(People.Organisation());
        await scene.Send(scene.Material(purpose: MaterialPurpose.Qualification, domainName: "茶.餐厅", slots: ["commitment-letter"]));
        Assert.Single(scene.W.Published<ReviewReferred>());
        await scene.Send(scene.Material(purpose: MaterialPurpose.Qualification, domainName: "茶.餐厅", slots: ["catering-proof"]));
        Assert.Equal("ReviewRunning", scene.W.Published<MaterialRefused>()[^1].Reasons[0].Code);
        await scene.Send(scene.Material(purpose: MaterialPurpose.Qualification, domainName: "tea.cn", slots: ["catering-proof"]));
        Assert.Equal("QualificationNotAsked", scene.W.Published<MaterialRefused>()[^1].Reasons[0].Code);
        await scene.Send(scene.Material(purpose: MaterialPurpose.Qualification, domainName: "tea.unknown-suffix", slots: ["catering-proof"]));
        Assert.Equal("NameInvalid", scene.W.Published<MaterialRefused>()[^1].Reasons[0].Code);
    }

    [Theory]
    [InlineData("张示例.网址", "SFZ", "110101190001010014", null)]
    [InlineData("张示例茶.网址", "SFZ", "110101190001010014", "PersonalNameMismatch")]
    [InlineData("李示例.网址", "SFZ", "110101190001010014", "PersonalNameMismatch")]
    [InlineData("张示例.网址", "HZ", "E12345678", "ResidentNumberLength")]
    public async Task A_personal_name_is_that_of_the_card(string name, string kind, string number, string? code)
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create(People.Person(kind: kind, number: number)));
        await scene.Send(Ask(scene, Scene.Profile, name));
        Assert.Equal(code, Assert.Single(scene.W.Published<EligibilityAnswered>()).Reasons.Select(reason => reason.Code).FirstOrDefault());
    }

    [Fact]
    public async Task A_name_with_a_middle_dot_cannot_be_a_personal_name()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create(People.Person(name: "买买提·示例")));
        await scene.Send(Ask(scene, Scene.Profile, "买买提示例.网址"));
        Assert.Equal("PersonalNameSymbol", scene.W.Published<EligibilityAnswered>()[0].Reasons[0].Code);
    }

    [Fact]
    public async Task Before_an_order_it_is_told_what_has_to_be_shown()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create(form: ProfileForm.General));
        await scene.Send(Ask(scene, Scene.Profile, "tea.com"));
        var answer = scene.W.Published<EligibilityAnswered>()[^1];
        Assert.Equal((true, true, false, QualificationKind.None, ProfileStanding.Unverified), (answer.Eligible, answer.RealName, answer.EmailBeforeOrder, answer.Qualification, answer.Standing));
        Assert.Equal([CodeKind.Domain, CodeKind.RealName], answer.Codes);
        await scene.Send(Ask(scene, Scene.Profile, "tea.cn"));
        answer = scene.W.Published<EligibilityAnswered>()[^1];
        Assert.Equal(("ProfileFormDiffers", true), (Assert.Single(answer.Reasons).Code, answer.EmailBeforeOrder));
        await scene.Send(Ask(scene, "nobody", "tea.com"));
        Assert.Equal("ProfileUnknown", Assert.Single(scene.W.Published<EligibilityAnswered>()[^1].Reasons).Code);
        await scene.Send(Ask(scene, Scene.Profile, "tea.nowhere"));
        Assert.Equal("NameInvalid", Assert.Single(scene.W.Published<EligibilityAnswered>()[^1].Reasons).Code);
    }

    private static SubmitMaterial Form(Scene scene, string name) => scene.Material(
        purpose: MaterialPurpose.Qualification, domainName: name, slots: ["application-form", "organisation-document", "contact-id"]);

    private static AskEligibility Ask(Scene scene, string profile, string name) =>
        new() { Account = Scene.Account, RequestId = scene.NextId("ask"), IssuedAt = scene.Now, ProfileId = profile, DomainName = name };
}
