using System.Text;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.RealNameReview.Adapters;

namespace DomainWorkers.RealNameReview.Tests.Consumers;

public sealed class DomainTests
{
    [Fact]
    public async Task A_domain_registered_with_a_verified_holder_is_reported_and_has_no_deadline()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        await scene.Send(scene.Registered('a'));
        var standing = Assert.Single(scene.W.Published<RealNameStandingChanged>());
        Assert.True(standing.Verified);
        await scene.Pass(TimeSpan.FromDays(20));
        Assert.Empty(scene.W.Published<RealNameDeadlineSet>());
        Assert.Empty(scene.W.Published<PlaceHold>());
    }

    [Fact]
    public async Task An_unverified_holder_has_five_days_and_is_held_after_them()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(scene.Registered('a'));
        var set = Assert.Single(scene.W.Published<RealNameDeadlineSet>());
        Assert.Equal((scene.Now.AddDays(5), RealNameDeadlineCause.Registered, false), (set.Deadline, set.Because, set.FromRegistry));
        await scene.Pass(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        Assert.Empty(scene.W.Published<PlaceHold>());
        await scene.Pass(TimeSpan.FromMinutes(1));
        var hold = Assert.Single(scene.W.Published<PlaceHold>());
        Assert.Equal(("real-name", Scene.DomainId('a')), (hold.Reason, hold.DomainId));
        Assert.Equal("HolderNotVerified", Assert.Single(scene.W.Published<RealNameDeadlineMissed>()).Reasons[0].Code);

        // Late, and all the same: verified, and released under a higher revision.
        await scene.Send(scene.Material());
        var release = Assert.Single(scene.W.Published<ReleaseHold>());
        Assert.True(release.Revision > hold.Revision);
        Assert.True(Assert.Single(scene.W.Published<RealNameDeadlineMet>()).WasHeld);
        Assert.True(Assert.Single(scene.W.Published<RealNameStandingChanged>()).Verified);
    }

    [Fact]
    public async Task Verified_in_time_meets_the_deadline_of_every_domain_of_the_profile()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        foreach (var letter in "abcdefg")
            await scene.W.Send(scene.Registered(letter));
        await scene.W.Settled();
        await scene.Pass(TimeSpan.FromDays(2));
        await scene.Send(scene.Material());
        Assert.Equal(7, scene.W.Published<RealNameDeadlineMet>().Count);
        Assert.Equal(7, scene.W.Published<RealNameStandingChanged>().Count(standing => standing.Verified));
        await scene.Pass(TimeSpan.FromDays(10));
        Assert.Empty(scene.W.Published<PlaceHold>());
    }

    [Fact]
    public async Task The_same_registration_twice_and_an_older_record_change_nothing()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        var registered = scene.Registered('a');
        await scene.Send(new DomainSynchronised { Account = Scene.Account, RequestId = "s", At = scene.Now, Changed = ["registryHold"], Domain = scene.Record('a', version: 3, registryHold: true) });
        await scene.Send(registered);
        await scene.Send(registered);
        Assert.Single(scene.W.Published<RealNameDeadlineSet>());
        Assert.Equal((3, true), ((await scene.Domain('a')).RecordVersion, (await scene.Domain('a')).RegistryHold));
    }

    [Fact]
    public async Task Another_holder_opens_verification_again()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        await scene.Send(scene.Create(People.Person(name: "李示例", number: "110101190001010006"), profile: "p-two"));
        await scene.Send(scene.Registered('a'));
        await scene.Pass(TimeSpan.FromDays(100));
        await scene.Send(scene.HolderChanged('a', "p-two", 2));
        Assert.Equal([true, false], scene.W.Published<RealNameStandingChanged>().Select(standing => standing.Verified));
        var set = Assert.Single(scene.W.Published<RealNameDeadlineSet>());
        Assert.Equal((RealNameDeadlineCause.RegistrantChanged, scene.Now.AddDays(5)), (set.Because, set.Deadline));
        await scene.Send(scene.Material("p-two"));
        Assert.True(scene.W.Published<RealNameStandingChanged>()[^1].Verified);
        var revisions = scene.W.Published<RealNameStandingChanged>().Select(standing => standing.Revision).ToList();
        Assert.Equal(revisions.Order(), revisions);
        Assert.Equal(revisions.Distinct(), revisions);
    }

    [Fact]
    public async Task A_profile_whose_holder_changes_opens_it_for_its_domains()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        await scene.Send(scene.Registered('a'));
        await scene.Pass(TimeSpan.FromDays(30));
        await scene.Send(scene.Change(People.Person(name: "李示例"), 1));
        Assert.Equal(RealNameDeadlineCause.Reopened, Assert.Single(scene.W.Published<RealNameDeadlineSet>()).Because);
        Assert.False(scene.W.Published<RealNameStandingChanged>()[^1].Verified);
        await scene.Pass(TimeSpan.FromDays(6));
        Assert.Single(scene.W.Published<PlaceHold>());
    }

    [Fact]
    public async Task Nobody_is_held_because_we_know_nothing_and_a_young_domain_has_its_time_all_the_same()
    {
        await using var scene = await Scene.Start();
        DomainAnnounced Announced(char letter, DateTimeOffset registeredAt, VerificationState? codes = null, string? name = null) => new()
        {
            Account = Scene.Account,
            RequestId = "announce",
            At = scene.Now,
            Domain = scene.Record(letter, version: 7, codes: codes, name: name) with { RegisteredAt = registeredAt },
        };
        await scene.Send(Announced('a', scene.Now.AddYears(-3)));
        await scene.Send(Announced('b', scene.Now.AddDays(-2)));
        await scene.Send(Announced('c', scene.Now.AddYears(-3), scene.Missing("real-name"), "tea.com"));
        Assert.Equal(
            [(Scene.DomainId('b'), scene.Now.AddDays(3), false), (Scene.DomainId('c'), scene.Now.AddDays(5), true)],
            scene.W.Published<RealNameDeadlineSet>().Select(set => (set.DomainId, set.Deadline, set.FromRegistry)).OrderBy(set => set.DomainId));
        await scene.Pass(TimeSpan.FromDays(30));
        Assert.Equal([Scene.DomainId('b'), Scene.DomainId('c')], scene.W.Published<PlaceHold>().Select(hold => hold.DomainId).Order());
    }

    [Fact]
    public async Task A_deleted_domain_is_left_alone_and_its_duty_goes_on_when_it_is_back()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(scene.Registered('a'));
        await scene.Send(new DomainDeleted
        {
            Account = Scene.Account,
            OrderId = "x",
            At = scene.Now,
            Domain = scene.Record('a', version: 2, status: DomainStatus.Redemption),
        });
        await scene.Pass(TimeSpan.FromDays(10));
        Assert.Empty(scene.W.Published<PlaceHold>());
        await scene.Send(new DomainRestored { Account = Scene.Account, OrderId = "y", At = scene.Now, Domain = scene.Record('a', version: 3) });
        Assert.Single(scene.W.Published<PlaceHold>());
    }

    [Fact]
    public async Task A_hold_that_was_refused_is_ordered_again_under_a_higher_revision()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(scene.Registered('a'));
        await scene.Pass(TimeSpan.FromDays(5));
        var hold = Assert.Single(scene.W.Published<PlaceHold>());
        await scene.Send(new HoldRefused
        {
            Account = Scene.Account,
            At = scene.Now,
            DomainId = hold.DomainId,
            Reason = hold.Reason,
            Revision = hold.Revision,
            Release = false,
            Reasons = [new Reason { Code = "OperationOpen", English = "busy", Chinese = "忙" }],
        });
        Assert.Single(scene.W.Published<PlaceHold>());
        await scene.Pass(TimeSpan.FromHours(2));
        Assert.True(scene.W.Published<PlaceHold>()[^1].Revision > hold.Revision);
        Assert.Equal(2, scene.W.Published<PlaceHold>().Count);
    }

    [Fact]
    public async Task Expedient_a_domain_without_codes_gets_both_when_they_are_there_and_the_registrys_day_counts()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(scene.Registered('a', name: "tea.com", codes: scene.Missing("domain", "real-name")));
        var set = Assert.Single(scene.W.Published<RealNameDeadlineSet>());
        Assert.True(set.FromRegistry);
        // The name's own code needs nobody's material.
        var first = Assert.Single(scene.W.Published<AttachVerificationCodes>());
        Assert.Equal("domain", CodeType(Assert.Single(first.Codes)));
        await scene.Send(scene.Material());
        // One order at a time: the next follows the answer.
        Assert.Single(scene.W.Published<AttachVerificationCodes>());
        await scene.Send(Attached(scene, first, 2, "domain"));
        var second = scene.W.Published<AttachVerificationCodes>()[^1];
        Assert.Equal("real-name", CodeType(Assert.Single(second.Codes)));
        await scene.Send(Attached(scene, second, 3, "domain", "real-name"));
        await scene.Pass(TimeSpan.FromDays(10));
        Assert.Equal(2, scene.W.Published<AttachVerificationCodes>().Count);
        Assert.Empty(scene.W.Published<PlaceHold>());
        Assert.Equal(2, scene.Provider.Submitted.Count);
    }

    [Fact]
    public async Task Normal_the_order_carries_the_names_code_and_the_holders_follows()
    {
        await using var scene = await Scene.Start();
        await scene.Send(scene.Create());
        await scene.Send(Codes(scene, CodeKind.Domain));
        var issued = Assert.Single(scene.W.Published<VerificationCodesIssued>());
        Assert.Equal(("tea.com", "domain"), (issued.DomainName, CodeType(Assert.Single(issued.Codes))));
        await scene.Send(scene.Registered('a', name: "tea.com", codes: scene.Missing("real-name") with { Attached = [new AttachedCode { Type = "domain", AttachedAt = scene.Now }] }));
        Assert.Empty(scene.W.Published<AttachVerificationCodes>());
        await scene.Send(scene.Material());
        Assert.Equal("real-name", CodeType(Assert.Single(Assert.Single(scene.W.Published<AttachVerificationCodes>()).Codes)));
        Assert.Equal(1, scene.Provider.Submitted.Count(request => request is VerificationRequest.DomainName));
    }

    [Fact]
    public async Task Upfront_both_codes_are_there_before_the_order()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        var ask = Codes(scene, CodeKind.Domain, CodeKind.RealName);
        await scene.Send(ask);
        await scene.Send(ask);
        Assert.Equal(["domain", "real-name"], scene.W.Published<VerificationCodesIssued>()[0].Codes.Select(CodeType));
        Assert.Single(scene.W.Deliveries.Where(message => message.Message is VerificationCodesIssued).DistinctBy(message => message.Id));
        await scene.Send(scene.Registered('a', name: "tea.com", codes: new VerificationState
        {
            Status = VerificationStatus.Compliant,
            Missing = [],
            Attached = [new AttachedCode { Type = "domain", AttachedAt = scene.Now }, new AttachedCode { Type = "real-name", AttachedAt = scene.Now }],
        }));
        Assert.Empty(scene.W.Published<AttachVerificationCodes>());
        Assert.True(Assert.Single(scene.W.Published<RealNameStandingChanged>()).Verified);
    }

    [Fact]
    public async Task A_pending_name_answers_everybody_who_asked_when_it_is_decided()
    {
        await using var scene = await Scene.Start();
        scene.Provider.DecidesLater = true;
        await scene.Send(scene.Create());
        await scene.Send(Codes(scene, CodeKind.Domain));
        await scene.Send(Codes(scene, CodeKind.Domain));
        Assert.Empty(scene.W.Published<VerificationCodesIssued>());
        scene.Provider.Decide(Assert.Single(scene.Provider.Submitted).TransactionId, passes: true);
        await scene.Sweep();
        Assert.Equal(2, scene.W.Published<VerificationCodesIssued>().DistinctBy(issued => issued.RequestId).Count());
    }

    [Fact]
    public async Task A_prohibited_name_is_refused_with_what_to_do()
    {
        await using var scene = await Scene.Start();
        scene.Provider.Refuses.Add("tea");
        await scene.Send(scene.Create());
        await scene.Send(Codes(scene, CodeKind.Domain));
        Assert.Equal((ReviewFailure.NameProhibited, CustomerAction.ChooseOtherName), (scene.W.Published<ReviewFailed>()[0].Failure, scene.W.Published<ReviewFailed>()[0].Action));
        Assert.Equal("NameProhibited", Assert.Single(scene.W.Published<ReviewRequestRefused>()).Reasons[0].Code);
        await scene.Send(Codes(scene, CodeKind.RealName));
        Assert.Equal("ProfileNotVerified", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
        await scene.Send(Codes(scene, CodeKind.Domain) with { DomainName = "tea.cn" });
        Assert.Equal("CodesNotTaken", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
    }

    [Fact]
    public async Task A_registry_that_takes_no_codes_is_not_asked_again_and_another_refusal_is_tried_later()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        await scene.Send(scene.Registered('a', name: "tea.com"));
        var order = Assert.Single(scene.W.Published<AttachVerificationCodes>());
        await scene.Send(Refused(scene, order, "RegistryUnavailable"));
        await scene.Pass(TimeSpan.FromHours(2));
        var again = scene.W.Published<AttachVerificationCodes>()[^1];
        Assert.NotEqual(order.OrderId, again.OrderId);
        await scene.Send(Refused(scene, again, "VerificationNotAsked"));
        await scene.Pass(TimeSpan.FromDays(3));
        Assert.Equal(2, scene.W.Published<AttachVerificationCodes>().Count);
    }

    [Fact]
    public async Task The_code_of_a_new_holder_replaces_the_former_ones()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        await scene.Reviewed(People.Person(name: "李示例", number: "110101190001010006"), profile: "p-two");
        var compliant = new VerificationState
        {
            Status = VerificationStatus.Compliant,
            Missing = [],
            Attached = [new AttachedCode { Type = "domain", AttachedAt = scene.Now }, new AttachedCode { Type = "real-name", AttachedAt = scene.Now }],
        };
        await scene.Send(scene.Registered('a', name: "tea.com", codes: compliant));
        Assert.Empty(scene.W.Published<AttachVerificationCodes>());
        await scene.Pass(TimeSpan.FromHours(1));
        await scene.Send(scene.HolderChanged('a', "p-two", 2, compliant, "tea.com"));
        var order = Assert.Single(scene.W.Published<AttachVerificationCodes>());
        Assert.Equal("real-name", CodeType(Assert.Single(order.Codes)));
        await scene.Send(Attached(scene, order, 3, "domain", "real-name"));
        Assert.Single(scene.W.Published<AttachVerificationCodes>());
    }

    [Fact]
    public async Task Existing_domains_are_associated_many_at_once()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        await scene.Send(scene.Registered('a'));
        await scene.Send(scene.Registered('b', profile: "p-old"));
        await scene.Send(scene.Registered('c', account: "globex"));
        AssociateProfile Associate(string id, string profile) => new()
        {
            Account = Scene.Account,
            RequestId = id,
            IssuedAt = scene.Now,
            ProfileId = profile,
            DomainIds = [Scene.DomainId('a'), Scene.DomainId('b'), Scene.DomainId('c'), Scene.DomainId('d')],
        };
        await scene.Send(Associate("as-1", Scene.Profile));
        await scene.Send(Associate("as-1", Scene.Profile));
        var associated = scene.W.Published<ProfileAssociated>()[0];
        Assert.Equal([Scene.DomainId('a')], associated.Associated);
        Assert.Equal([Scene.DomainId('b')], associated.Ordered);
        Assert.Equal([Scene.DomainId('c'), Scene.DomainId('d')], associated.Refused.Select(problem => problem.DomainId));
        Assert.All(associated.Refused, problem => Assert.Equal("DomainUnknown", problem.Reason.Code));
        var order = Assert.Single(scene.W.Published<Contracts.Contacts.ChangeRegistrant>());
        Assert.Equal((Scene.DomainId('b'), Scene.Profile), (order.DomainId, order.ProfileId));
        await scene.Send(scene.Create(People.Person(name: "李示例", number: "110101190001010006"), profile: "p-new"));
        await scene.Send(Associate("as-2", "p-new"));
        Assert.Equal("ProfileNotVerified", Assert.Single(scene.W.Published<ProfileRefused>()).Reasons[0].Code);
    }

    private static IssueVerificationCodes Codes(Scene scene, params CodeKind[] codes) => new()
    {
        Account = Scene.Account,
        RequestId = scene.NextId("codes"),
        IssuedAt = scene.Now,
        ProfileId = Scene.Profile,
        DomainName = "tea.com",
        Codes = codes,
    };

    private static VerificationCodesAttached Attached(Scene scene, AttachVerificationCodes order, long version, params string[] types) => new()
    {
        Account = Scene.Account,
        OrderId = order.OrderId,
        At = scene.Now,
        Domain = scene.Record('a', version: version, profile: null, name: "tea.com", codes: new VerificationState
        {
            Status = types.Length == 2 ? VerificationStatus.Compliant : VerificationStatus.PendingCompliance,
            Missing = types.Length == 2 ? [] : [new MissingCode { Type = "real-name", DueAt = scene.Now.AddDays(5) }],
            Attached = [.. types.Select(type => new AttachedCode { Type = type, AttachedAt = scene.Now })],
        }) with { ProfileId = version >= 3 && scene.W.Published<RealNameDeadlineSet>().Count == 0 ? "p-two" : Scene.Profile },
    };

    private static VerificationCodesRefused Refused(Scene scene, AttachVerificationCodes order, string code) => new()
    {
        Account = Scene.Account,
        OrderId = order.OrderId,
        At = scene.Now,
        DomainId = order.DomainId,
        Reasons = [new Reason { Code = code, English = "no", Chinese = "否" }],
    };

    private static string CodeType(string code) => Encoding.UTF8.GetString(Convert.FromBase64String(code)).Split('"')[1];
}
