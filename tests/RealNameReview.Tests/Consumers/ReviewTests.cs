using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Tests.Consumers;

public sealed class ReviewTests
{
    [Fact]
    public async Task Material_begins_the_review_and_the_provider_decides_it()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed();
        Assert.Single(scene.W.Published<MaterialAccepted>());
        Assert.Single(scene.W.Published<MaterialReceived>());
        var opened = Assert.Single(scene.W.Published<ReviewOpened>());
        // 2025-01-06 is a Monday; the days run to the end of the working day in Shanghai.
        Assert.Equal("2025-01-07T16:00", $"{opened.UsualBy:yyyy-MM-ddTHH:mm}");
        Assert.Equal("2025-01-13T16:00", $"{opened.LatestBy:yyyy-MM-ddTHH:mm}");
        Assert.Equal(opened.ReviewId, Assert.Single(scene.W.Published<ReviewPassed>()).ReviewId);
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);

        var submitted = Assert.IsType<VerificationRequest.RealName>(Assert.Single(scene.Provider.Submitted));
        Assert.Equal(("张示例", People.Zhang), (submitted.Name.Reveal(), submitted.Number.Reveal()));
        Assert.Equal((SubjectRole.Person, ProofKind.Citizen, 1), (submitted.Role, submitted.Proof, submitted.Files.Count));
    }

    [Fact]
    public async Task A_refused_holder_is_told_why_what_to_do_and_may_come_again()
    {
        await using var scene = await Scene.Start();
        scene.Provider.Refuses.Add("张示例");
        await scene.Reviewed();
        var failed = Assert.Single(scene.W.Published<ReviewFailed>());
        Assert.Equal((ReviewFailure.NameNumberMismatch, CustomerAction.CorrectProfile, true), (failed.Failure, failed.Action, failed.MayRetry));
        Assert.Equal(ProfileStanding.Rejected, (await scene.State()).Standing);

        await scene.Send(scene.Change(People.Person(name: "章示例"), 1));
        await scene.Send(scene.Review());
        Assert.Equal(2, scene.W.Published<ReviewOpened>().DistinctBy(opened => opened.ReviewId).Count());
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);
        Assert.Equal(2, scene.Provider.Submitted.Count);
    }

    [Fact]
    public async Task A_review_needs_its_material_and_runs_once_at_a_time()
    {
        await using var scene = await Scene.Start();
        scene.Provider.DecidesLater = true;
        await scene.Send(scene.Create());
        await scene.Send(scene.Review());
        Assert.Equal("MaterialMissing", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
        await scene.Send(scene.Material());
        await scene.Send(scene.Review());
        Assert.Equal("ReviewRunning", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
        scene.Provider.Decide(scene.Provider.Submitted[0].TransactionId, passes: true);
        await scene.Sweep();
        await scene.Send(scene.Review());
        Assert.Equal("ProfileVerified", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
        Assert.Single(scene.Provider.Submitted);
        await scene.Send(scene.Review("nobody"));
        Assert.Equal("ProfileUnknown", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
    }

    [Fact]
    public async Task What_a_machine_cannot_check_is_decided_by_a_person_and_then_gets_its_code()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed(People.Person("John Doe", "AB1234567", "HZ", "other", "GB", "+44.2079460001"), form: ProfileForm.General);
        var referred = Assert.Single(scene.W.Published<ReviewReferred>());
        Assert.Equal((ReferralCause.DocumentNotCheckable, 1), (referred.Cause, referred.DecisionsNeeded));
        Assert.Empty(scene.Provider.Submitted);

        await scene.Send(scene.Decide(referred.ReviewId, approve: true));
        Assert.Equal(0, Assert.Single(scene.W.Published<ReviewDecisionNoted>()).DecisionsLeft);
        Assert.Single(scene.Provider.Submitted);
        Assert.Single(scene.W.Published<ReviewPassed>());
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);
    }

    [Fact]
    public async Task A_person_who_decides_against_it_says_why()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed(People.Person("John Doe", "AB1234567", "HZ", "other", "GB", "+44.2079460001"), form: ProfileForm.General);
        var id = scene.W.Published<ReviewReferred>()[0].ReviewId;
        await scene.Send(scene.Decide(id, approve: false));
        await scene.Send(scene.Decide(id, approve: true, failure: ReviewFailure.Unreadable));
        Assert.All(scene.W.Published<ReviewDecisionRefused>(), refused => Assert.Equal("FailureMissing", refused.Reasons[0].Code));
        await scene.Send(scene.Decide("r-" + new string('a', 26), approve: true));
        await scene.Send(scene.Decide(id, approve: true, account: "globex"));
        Assert.Equal(2, scene.W.Published<ReviewDecisionRefused>().Count(refused => refused.Reasons[0].Code == "ReviewUnknown"));

        await scene.Send(scene.Decide(id, approve: false, failure: ReviewFailure.NotInDatabase));
        var failed = scene.W.Published<ReviewFailed>()[0];
        Assert.Equal((CustomerAction.Wait, scene.Now.AddDays(10)), (failed.Action, failed.RetryAt));
        await scene.Send(scene.Decide(id, approve: true, actor: "reviewer-2"));
        Assert.Equal("ReviewClosed", scene.W.Published<ReviewDecisionRefused>()[^1].Reasons[0].Code);

        // A new card: another review comes to no other end before ten days.
        await scene.Send(scene.Review());
        Assert.Equal("ReviewTooSoon", scene.W.Published<ReviewRequestRefused>()[^1].Reasons[0].Code);
        await scene.Pass(TimeSpan.FromDays(10));
        await scene.Send(scene.Review());
        Assert.Equal(2, scene.W.Published<ReviewReferred>().Count);
    }

    [Fact]
    public async Task The_same_decision_counts_once()
    {
        await using var scene = await Scene.Start();
        await scene.Reviewed(People.Person("John Doe", "AB1234567", "HZ", "other", "GB", "+44.2079460001"), form: ProfileForm.General);
        var decision = scene.Decide(scene.W.Published<ReviewReferred>()[0].ReviewId, approve: true, requestId: "once");
        await scene.Send(decision);
        await scene.Send(decision);
        Assert.Empty(scene.W.Published<ReviewDecisionRefused>());
        Assert.Single(scene.Provider.Submitted);
        await scene.Send(decision with { Actor = "reviewer-2" });
        Assert.Equal("IdempotencyKeyConflict", Assert.Single(scene.W.Published<ReviewDecisionRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task An_overdue_review_is_told_twice_on_the_days_of_the_Chinese_calendar()
    {
        await using var scene = await Scene.Start();
        scene.W.Clock.Advance(new DateTimeOffset(2025, 1, 24, 2, 0, 0, TimeSpan.Zero) - scene.Now);
        scene.Provider.DecidesLater = true;
        await scene.Reviewed();
        await scene.Pass(TimeSpan.FromDays(30));
        var overdue = scene.W.Published<ReviewOverdue>();
        // 2025-01-24 is the Friday before the Spring Festival: 01-26 is a working Sunday, then 02-05 to 02-08 (a working Saturday).
        Assert.Equal(
            [(OverdueStage.Usual, "2025-01-26"), (OverdueStage.Latest, "2025-02-07")],
            overdue.Select(late => (late.Stage, $"{late.DueAt.AddHours(8).AddSeconds(-1):yyyy-MM-dd}")));
        Assert.All(overdue, late => Assert.Equal((ReviewWait.Provider, false), (late.WaitsFor, late.Provisional)));
        scene.Provider.Decide(scene.Provider.Submitted[0].TransactionId, passes: true);
        await scene.Sweep();
        await scene.Pass(TimeSpan.FromDays(10));
        Assert.Equal(2, scene.W.Published<ReviewOverdue>().Count);
    }

    [Fact]
    public async Task A_day_beyond_the_announced_calendar_is_provisional()
    {
        await using var scene = await Scene.Start();
        scene.W.Clock.Advance(new DateTimeOffset(2026, 12, 31, 2, 0, 0, TimeSpan.Zero) - scene.Now);
        await scene.Reviewed();
        Assert.True(Assert.Single(scene.W.Published<ReviewOpened>()).Provisional);
    }

    [Fact]
    public async Task After_too_many_failures_a_person_of_the_registrar_is_asked()
    {
        await using var scene = await Scene.Start();
        scene.Provider.Refuses.Add("张示例");
        await scene.Reviewed();
        for (var attempt = 2; attempt <= 10; attempt++)
            await scene.Send(scene.Review());
        Assert.Equal(10, scene.Provider.Submitted.Count);
        await scene.Send(scene.Review());
        Assert.Equal("TooManyReviews", Assert.Single(scene.W.Published<ReviewRequestRefused>()).Reasons[0].Code);
        Assert.Equal(10, scene.Provider.Submitted.Count);
    }
}
