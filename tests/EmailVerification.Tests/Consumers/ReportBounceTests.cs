using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;

namespace DomainWorkers.EmailVerification.Tests.Consumers;

public sealed class ReportBounceTests
{
    [Theory]
    [InlineData(BounceKind.Permanent, "MailReturned")]
    [InlineData(BounceKind.Complaint, "ReaderComplained")]
    public async Task A_returned_mail_reopens_verification_and_gives_each_domain_fifteen_days(BounceKind kind, string code)
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();
        await s.Send(s.Registered('a'));
        await s.Pass(TimeSpan.FromDays(100));
        var bouncedAt = s.W.Clock.GetUtcNow();

        await s.Send(s.Bounce(s.Mail.Last.MessageId, kind));

        Assert.True(Assert.Single(s.W.Published<BounceRecorded>()).Reopened);
        Assert.Equal(code, Assert.Single(s.W.Published<EmailVerificationReopened>()).Reasons[0].Code);
        var set = Assert.Single(s.W.Published<EmailDeadlineSet>());
        Assert.Equal((EmailDeadlineCause.Reopened, bouncedAt.AddDays(15)), (set.Because, set.Deadline));
        Assert.Equal(EmailAddressStatus.Undeliverable, (await s.Address(address)).Status);

        await s.Pass(TimeSpan.FromDays(15));
        Assert.Single(s.W.Published<PlaceHold>());
        await s.Send(s.Confirm(address, s.Mail.Last.Token, "c-9"));
        Assert.Single(s.W.Published<ReleaseHold>());
    }

    [Fact]
    public async Task What_was_given_up_after_temporary_failures_changes_nothing()
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();

        await s.Send(s.Bounce(s.Mail.Last.MessageId, BounceKind.Transient));

        Assert.False(Assert.Single(s.W.Published<BounceRecorded>()).Reopened);
        Assert.Equal(EmailAddressStatus.Verified, (await s.Address(address)).Status);
    }

    [Fact]
    public async Task A_report_that_comes_again_is_answered_as_before_and_reopens_nothing_twice()
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();
        var report = s.Bounce(s.Mail.Last.MessageId);
        await s.Send(report);
        await s.Send(s.Request("r-9"));
        await s.Send(s.Confirm(address, s.Mail.Last.Token, "c-9"));

        await s.Send(report);

        Assert.Equal(2, s.W.Published<BounceRecorded>().Count);
        Assert.Single(s.W.Published<EmailVerificationReopened>());
        Assert.Equal(EmailAddressStatus.Verified, (await s.Address(address)).Status);
    }

    [Fact]
    public async Task Another_workers_mail_is_named_by_profile_and_version_and_a_corrected_profile_is_not_blamed()
    {
        await using var s = await Scene.Start();
        await s.Verified();
        var report = s.Bounce("unused@example", requestId: "b-0") with { MessageId = null, ProfileId = Scene.Profile, ProfileVersion = 1 };
        await Registrants.Store(s.W, Scene.Profile, "corrected@tea.example");

        await s.Send(report);
        Assert.Equal("ProfileChanged", Assert.Single(s.W.Published<BounceRefused>()).Reasons[0].Code);

        await s.Send(report with { RequestId = "b-1", ProfileVersion = 2 });
        Assert.False(Assert.Single(s.W.Published<BounceRecorded>()).Reopened);
    }

    [Theory]
    [InlineData("dw-unknown@mail.registrar.example", null, null, "MailUnknown")]
    [InlineData(null, null, null, "BounceUnclear")]
    [InlineData(null, Scene.Profile, null, "BounceUnclear")]
    [InlineData("dw-a@mail.registrar.example", Scene.Profile, 1L, "BounceUnclear")]
    [InlineData(null, "nobody", 1L, "ProfileUnknown")]
    public async Task A_report_that_names_nothing_known_is_refused(string? messageId, string? profile, long? version, string code)
    {
        await using var s = await Scene.Start();

        await s.Send(s.Bounce("unused@example") with { MessageId = messageId, ProfileId = profile, ProfileVersion = version });

        Assert.Equal(code, Assert.Single(s.W.Published<BounceRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task A_mail_of_another_account_does_not_exist()
    {
        await using var s = await Scene.Start();
        await s.Verified();

        await s.Send(s.Bounce(s.Mail.Last.MessageId) with { Account = "globex" });

        Assert.Equal("MailUnknown", Assert.Single(s.W.Published<BounceRefused>()).Reasons[0].Code);
        Assert.Empty(s.W.Published<EmailVerificationReopened>());
    }
}
