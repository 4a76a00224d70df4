using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;

namespace DomainWorkers.EmailVerification.Tests.Consumers;

public sealed class RequestEmailVerificationTests
{
    [Fact]
    public async Task A_mail_with_a_link_goes_out_and_its_token_confirms()
    {
        await using var s = await Scene.Start();

        await s.Send(s.Request());

        var accepted = Assert.Single(s.W.Published<EmailVerificationAccepted>());
        Assert.True(accepted.Mailed);
        Assert.Equal(EmailAddressStatus.Waiting, accepted.Status);
        var mailed = Assert.Single(s.W.Published<EmailVerificationMailed>());
        Assert.Equal(("r-1", accepted.AddressId, s.W.Clock.GetUtcNow().AddHours(72)), (mailed.RequestId, mailed.AddressId, mailed.LinkExpiresAt));
        var mail = Assert.Single(s.Mail.Mails);
        Assert.Equal((Scene.Email, mailed.MessageId), (mail.To, mail.MessageId));

        await s.Send(s.Confirm(accepted.AddressId, mail.Token));

        var verified = Assert.Single(s.W.Published<EmailVerified>());
        Assert.Equal([Scene.Profile], verified.ProfileIds);
        Assert.Equal(EmailAddressStatus.Verified, (await s.Address(accepted.AddressId)).Status);
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_no_second_mail()
    {
        await using var s = await Scene.Start();
        var request = s.Request();
        await s.Send(request);
        s.W.Clock.Advance(TimeSpan.FromDays(400));

        await s.Send(request with { IssuedAt = s.W.Clock.GetUtcNow() });

        var answers = s.W.Deliveries.Where(message => message.Message is EmailVerificationAccepted).ToList();
        Assert.Equal(2, answers.Count);
        Assert.Equal((answers[0].Id, answers[0].Json), (answers[1].Id, answers[1].Json));
        Assert.Single(s.Mail.Mails);
    }

    [Fact]
    public async Task The_same_request_id_for_another_profile_is_refused()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-silk", "silk@tea.example");
        await s.Send(s.Request());

        await s.Send(s.Request(profile: "p-silk"));

        Assert.Equal("IdempotencyKeyConflict", Assert.Single(s.W.Published<EmailVerificationRefused>()).Reasons[0].Code);
        Assert.Single(s.Mail.Mails);
    }

    [Fact]
    public async Task A_profile_of_another_account_does_not_exist()
    {
        await using var s = await Scene.Start();

        await s.Send(s.Request(account: "globex"));
        await s.Send(s.Request("r-2", profile: "nobody"));

        Assert.Equal(["ProfileUnknown", "ProfileUnknown"], s.W.Published<EmailVerificationRefused>().Select(refused => refused.Reasons[0].Code));
        Assert.Equal(0, s.Mail.Tries);
    }

    [Fact]
    public async Task While_a_link_works_a_request_sends_no_other_and_a_resend_does()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Request());
        var address = s.W.Published<EmailVerificationAccepted>()[0].AddressId;
        s.W.Clock.Advance(TimeSpan.FromMinutes(2));

        await s.Send(s.Request("r-2"));
        Assert.False(s.W.Published<EmailVerificationAccepted>()[1].Mailed);
        await s.Send(s.Resend(address));

        Assert.True(s.W.Published<EmailVerificationAccepted>()[2].Mailed);
        Assert.Equal(2, s.Mail.Mails.Count);
        // Either link confirms; which one was opened does not matter.
        await s.Send(s.Confirm(address, s.Mail.Mails[0].Token));
        Assert.Single(s.W.Published<EmailVerified>());
        await s.Send(s.Confirm(address, s.Mail.Mails[1].Token, "c-2"));
        Assert.Equal("TokenInvalid", Assert.Single(s.W.Published<EmailConfirmationRefused>()).Reasons[0].Code);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public async Task Mails_to_one_address_keep_their_distance(int seconds, bool isRefused)
    {
        await using var s = await Scene.Start();
        await s.Send(s.Request());
        s.W.Clock.Advance(TimeSpan.FromSeconds(seconds));

        await s.Send(s.Resend(s.W.Published<EmailVerificationAccepted>()[0].AddressId));

        Assert.Equal(isRefused, s.W.Published<EmailVerificationRefused>().Any(refused => refused.Reasons[0].Code == "MailTooSoon"));
        Assert.Equal(isRefused ? 1 : 2, s.Mail.Mails.Count);
    }

    [Fact]
    public async Task The_quota_of_the_day_ends_with_the_day_in_Shanghai()
    {
        await using var s = await Scene.Start();
        // 2025-01-06, 09:00 in Shanghai.
        await s.Send(s.Request());
        var address = s.W.Published<EmailVerificationAccepted>()[0].AddressId;
        var quotas = s.W.Find<State.QuotaState>("acme/2025-01-06");
        var store = (BuildingBlocks.State.IStateStore<State.QuotaState>)s.W.Services.GetService(typeof(BuildingBlocks.State.IStateStore<State.QuotaState>))!;
        await store.Save((await quotas)! with { Mails = [.. Enumerable.Range(0, 500).Select(number => $"other-{number}")] }, CancellationToken.None);
        s.W.Clock.Advance(TimeSpan.FromMinutes(2));

        await s.Send(s.Resend(address, "s-1"));
        Assert.Equal("MailQuotaUsedUp", Assert.Single(s.W.Published<EmailVerificationRefused>()).Reasons[0].Code);

        s.W.Clock.Advance(TimeSpan.FromHours(15));
        await s.Send(s.Resend(address, "s-2"));
        Assert.Equal(2, s.Mail.Mails.Count);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public async Task An_unknown_request_that_is_too_old_is_refused(int days, bool isRefused)
    {
        await using var s = await Scene.Start();
        var request = s.Request();
        s.W.Clock.Advance(TimeSpan.FromDays(days));

        await s.Send(request);

        Assert.Equal(isRefused, s.W.Published<EmailVerificationRefused>().Any(refused => refused.Reasons[0].Code == "TooOld"));
    }

    [Fact]
    public async Task A_verified_address_gets_no_mail_for_any_of_its_profiles()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-silk", "Li.Wei@TEA.example");
        var address = await s.Verified();

        await s.Send(s.Request("r-2", profile: "p-silk"));

        var accepted = s.W.Published<EmailVerificationAccepted>()[^1];
        Assert.Equal((address, EmailAddressStatus.Verified, false), (accepted.AddressId, accepted.Status, accepted.Mailed));
        Assert.Single(s.Mail.Mails);
    }

    [Fact]
    public async Task One_address_that_is_refused_holds_up_no_other_and_says_so()
    {
        await using var s = await Scene.Start();
        for (var number = 0; number < 9; number++)
            await Registrants.Store(s.W, $"p-{number}", $"reader{number}@tea.example");
        s.Mail.Always[Scene.Email] = new MailAnswer.AddressRefused("550 5.1.1");

        await s.W.Send(s.Request());
        for (var number = 0; number < 9; number++)
            await s.W.Send(s.Request($"q-{number}", $"p-{number}"));
        await s.W.Settled();

        Assert.Equal(9, s.Mail.Mails.Count);
        var undelivered = Assert.Single(s.W.Published<EmailVerificationUndelivered>());
        Assert.Equal(("r-1", "MailboxRefused", EmailAddressStatus.Undeliverable), (undelivered.RequestId, undelivered.Reasons[0].Code, undelivered.Status));
    }
}
