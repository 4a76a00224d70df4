using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Tests.Pump;

public sealed class SubmissionTests
{
    [Theory]
    [InlineData(Mishap.LoseAnswer, 1)]
    [InlineData(Mishap.LoseRequest, 1)]
    public async Task A_lost_answer_is_asked_for_and_nothing_is_submitted_twice(object mishap, int submitted)
    {
        await using var scene = await Scene.Start();
        scene.Provider.Next((Mishap)mishap);
        await scene.Reviewed();
        await scene.W.AdvanceMachine(TimeSpan.FromMinutes(1));
        Assert.Equal(submitted, scene.Provider.Submitted.Count);
        Assert.True(scene.Provider.Questions >= 1);
        Assert.Single(scene.W.Published<ReviewPassed>());
    }

    [Theory]
    [InlineData(Mishap.Busy)]
    [InlineData(Mishap.Broken)]
    public async Task A_provider_that_is_away_makes_the_submission_wait_and_nothing_else(object mishap)
    {
        await using var scene = await Scene.Start();
        scene.Provider.Next((Mishap)mishap, (Mishap)mishap);
        await scene.Reviewed();
        Assert.Empty(scene.Provider.Submitted);
        await scene.W.AdvanceMachine(TimeSpan.FromHours(3));
        Assert.Single(scene.Provider.Submitted);
        Assert.Equal(0, scene.Provider.Questions);
        Assert.Single(scene.W.Published<ReviewPassed>());
    }

    [Fact]
    public async Task What_nobody_can_find_out_in_a_day_is_decided_by_a_person()
    {
        await using var scene = await Scene.Start();
        scene.Provider.Next(Mishap.LoseAnswer);
        scene.Provider.AnswersNoQuestions = true;
        await scene.Reviewed();
        await scene.W.AdvanceMachine(TimeSpan.FromHours(30));
        var referred = Assert.Single(scene.W.Published<ReviewReferred>());
        Assert.Equal(ReferralCause.ProviderUnclear, referred.Cause);
        Assert.Single(scene.Provider.Submitted);
        await scene.Send(scene.Decide(referred.ReviewId, approve: true));
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);
        Assert.Single(scene.Provider.Submitted);
    }

    [Fact]
    public async Task A_code_that_must_not_be_believed_fails_the_review_and_is_told_to_ops()
    {
        await using var scene = await Scene.Start();
        scene.Provider.Next(Mishap.Untrusted);
        await scene.Reviewed();
        Assert.Equal(ReviewFailure.CodeUntrusted, Assert.Single(scene.W.Published<ReviewFailed>()).Failure);
        Assert.Contains(scene.W.Log, line => line.Text.Contains("chainUntrusted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pending_submission_is_decided_by_the_providers_queue()
    {
        await using var scene = await Scene.Start();
        scene.Provider.DecidesLater = true;
        await scene.Reviewed();
        Assert.Equal(ProfileStanding.InReview, (await scene.State()).Standing);
        scene.Provider.Notice(new ProviderNotice("m-0", "dw-nobody", "9-nobody"));
        scene.Provider.Decide(scene.Provider.Submitted[0].TransactionId, passes: true);
        await scene.Sweep();
        await scene.Sweep();
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);
        Assert.Empty(scene.Provider.Queue);
        Assert.Single(scene.Provider.Submitted);
    }

    [Fact]
    public async Task A_decision_that_nobody_announced_is_found_by_asking()
    {
        await using var scene = await Scene.Start();
        scene.Provider.DecidesLater = true;
        await scene.Reviewed();
        scene.Provider.Decide(scene.Provider.Submitted[0].TransactionId, passes: false, announces: false);
        await scene.W.AdvanceMachine(TimeSpan.FromMinutes(11));
        Assert.Equal(ProfileStanding.Rejected, (await scene.State()).Standing);
    }

    [Fact]
    public async Task A_notice_is_found_by_the_providers_own_name_too()
    {
        await using var scene = await Scene.Start();
        scene.Provider.DecidesLater = true;
        await scene.Reviewed();
        var submission = (await scene.W.Find<SubmissionState>(scene.W.Published<ReviewOpened>()[0].ReviewId))!;
        scene.Provider.Decide(submission.TransactionId, passes: true, announces: false);
        scene.Provider.Notice(new ProviderNotice("m-7", null, submission.ProviderReference));
        await scene.Sweep();
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);
    }

    [Fact]
    public async Task A_bug_in_one_submission_parks_it_and_a_person_decides()
    {
        await using var scene = await Scene.Start();
        scene.Provider.Next(Mishap.Throw);
        scene.Provider.AnswersNoQuestions = true;
        await scene.Reviewed();
        await scene.W.AdvanceMachine(TimeSpan.FromHours(30));
        Assert.Single(scene.W.Published<ReviewReferred>());
        Assert.Empty(scene.Provider.Submitted);
    }

    [Fact]
    public async Task A_profile_that_is_deleted_meanwhile_takes_its_review_with_it()
    {
        await using var scene = await Scene.Start();
        scene.Provider.Next(Mishap.Busy);
        await scene.Reviewed();
        await scene.Send(new DeleteProfile { Account = Scene.Account, RequestId = "x", IssuedAt = scene.Now, ProfileId = Scene.Profile, Cause = ErasureCause.SubjectRequest });
        await scene.W.AdvanceMachine(TimeSpan.FromMinutes(5));
        Assert.Single(scene.W.Published<ReviewWithdrawn>());
        Assert.Empty(scene.Provider.Submitted);
    }
}
