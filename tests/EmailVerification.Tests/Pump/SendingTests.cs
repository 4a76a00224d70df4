using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Tests.Pump;

public sealed class SendingTests
{
    [Fact]
    public async Task What_is_put_off_is_tried_again_and_arrives_under_one_message_id()
    {
        await using var s = await Scene.Start();
        s.Mail.Next(new MailAnswer.PutOff("450"));
        s.Mail.Next(new MailAnswer.PutOff("450"));

        await s.Send(s.Request());
        Assert.Empty(s.Mail.Mails);
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(5));

        Assert.Equal(3, s.Mail.Tries);
        Assert.Equal(Assert.Single(s.Mail.Mails).MessageId, Assert.Single(s.W.Published<EmailVerificationMailed>()).MessageId);
        await s.Send(s.Confirm(s.W.Published<EmailVerificationAccepted>()[0].AddressId, s.Mail.Last.Token));
        Assert.Single(s.W.Published<EmailVerified>());
    }

    [Fact]
    public async Task What_is_put_off_for_a_day_is_given_up_and_the_address_keeps_its_standing()
    {
        await using var s = await Scene.Start();
        s.Mail.Always[Scene.Email] = new MailAnswer.PutOff("452 4.2.2");

        await s.Send(s.Request());
        await s.W.AdvanceMachine(TimeSpan.FromHours(26));

        var undelivered = Assert.Single(s.W.Published<EmailVerificationUndelivered>());
        Assert.Equal(("MailPutOff", EmailAddressStatus.Waiting), (undelivered.Reasons[0].Code, undelivered.Status));
        // 1, 2, 4 ... minutes, then hourly: no storm.
        Assert.InRange(s.Mail.Tries, 20, 35);
        // Nothing is under way any more, so a request brings a mail again.
        s.Mail.Always.Clear();
        s.W.Clock.Advance(TimeSpan.FromMinutes(2));
        await s.Send(s.Request("r-2"));
        Assert.Single(s.Mail.Mails);
    }

    [Fact]
    public async Task A_doubtful_mail_comes_again_under_its_message_id_and_both_links_work()
    {
        await using var s = await Scene.Start();
        s.Mail.Next(new MailAnswer.Unknown("cut"));

        await s.Send(s.Request());
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(2));

        Assert.Equal(2, s.Mail.Mails.Count);
        Assert.Single(s.Mail.Mails.Select(mail => mail.MessageId).Distinct());
        Assert.NotEqual(s.Mail.Mails[0].Token, s.Mail.Mails[1].Token);
        // A mailbox that keeps only the first of two mails with one id must not be left with a dead link.
        await s.Send(s.Confirm(s.W.Published<EmailVerificationAccepted>()[0].AddressId, s.Mail.Mails[0].Token));
        Assert.Single(s.W.Published<EmailVerified>());
    }

    [Fact]
    public async Task Doubts_end_after_some_tries()
    {
        await using var s = await Scene.Start();
        s.Mail.Always[Scene.Email] = new MailAnswer.Unknown("cut");

        await s.Send(s.Request());
        await s.W.AdvanceMachine(TimeSpan.FromHours(5));

        Assert.Equal(4, s.Mail.Tries);
        Assert.Equal("MailServerSilent", Assert.Single(s.W.Published<EmailVerificationUndelivered>()).Reasons[0].Code);
    }

    [Fact]
    public async Task While_the_server_is_away_mails_rest_count_nothing_and_all_arrive_when_it_is_back()
    {
        await using var s = await Scene.Start();
        for (var number = 0; number < 12; number++)
            await Registrants.Store(s.W, $"p-{number}", $"reader{number}@tea.example");
        for (var answer = 0; answer < 40; answer++)
            s.Mail.Next(new MailAnswer.ServerAway("refused"));

        for (var number = 0; number < 12; number++)
            await s.W.Send(s.Request($"r-{number}", $"p-{number}"));
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(30));

        Assert.Equal(12, s.Mail.Mails.Select(mail => mail.To).Distinct().Count());
        Assert.Equal(12, s.Mail.Mails.Count);
        Assert.Empty(s.W.Published<EmailVerificationUndelivered>());
        Assert.Contains(s.W.Log, line => line.Event.Id == 3101);
    }

    [Fact]
    public async Task A_refused_mail_says_nothing_of_the_address()
    {
        await using var s = await Scene.Start();
        s.Mail.Next(new MailAnswer.MailRefused("554 5.7.1"));

        await s.Send(s.Request());

        var undelivered = Assert.Single(s.W.Published<EmailVerificationUndelivered>());
        Assert.Equal(("MailRefused", EmailAddressStatus.Waiting), (undelivered.Reasons[0].Code, undelivered.Status));
    }

    [Fact]
    public async Task A_mail_whose_profile_has_another_address_by_now_goes_to_nobody()
    {
        await using var s = await Scene.Start();
        s.Mail.Next(new MailAnswer.PutOff("450"));
        await s.Send(s.Request());
        await Registrants.Store(s.W, Scene.Profile, "other@tea.example");

        await s.W.AdvanceMachine(TimeSpan.FromMinutes(5));

        Assert.Empty(s.Mail.Mails);
        Assert.Equal(SendProgress.Superseded, (await s.W.Find<OperationState>("acme/request/r-1"))!.Progress);
    }

    [Fact]
    public async Task A_mail_that_ends_the_process_each_time_is_set_aside_and_holds_up_no_other()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-other", "other@tea.example");
        s.Mail.Fails.Add(Scene.Email);

        await s.W.Send(s.Request());
        await s.W.Send(s.Request("r-2", "p-other"));
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(10));

        Assert.Equal("other@tea.example", Assert.Single(s.Mail.Mails).To);
        Assert.Equal(SendProgress.Parked, (await s.W.Find<OperationState>("acme/request/r-1"))!.Progress);
        Assert.Contains(s.W.Log, line => line.Event.Id == 3006);
    }

    [Fact]
    public async Task Links_of_an_address_are_bounded_and_the_newest_work()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Request());
        var address = s.W.Published<EmailVerificationAccepted>()[0].AddressId;
        for (var number = 0; number < 22; number++)
        {
            s.W.Clock.Advance(TimeSpan.FromMinutes(2));
            await s.Send(s.Resend(address, $"s-{number}"));
        }

        Assert.Equal(ConfirmationRules.MaxTokens, (await s.Address(address)).Tokens.Count);
        await s.Send(s.Confirm(address, s.Mail.Mails[0].Token, "c-0"));
        Assert.Single(s.W.Published<EmailConfirmationRefused>());
        await s.Send(s.Confirm(address, s.Mail.Mails[5].Token, "c-1"));
        Assert.Single(s.W.Published<EmailVerified>());
    }
}
