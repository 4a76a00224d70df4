using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;

namespace DomainWorkers.ExpiryReminders.Tests.Pump;

/// <summary>What becomes of a notice when the outside is not as it should be. Thirty days before expiry there are two channels.</summary>
public sealed class SendingTests
{
    private const string MonthBefore = "2025-12-07T02:00:00Z";

    [Fact]
    public async Task A_bad_address_keeps_to_itself_and_is_verified_again()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-silk", "wang@silk.example");
        s.Mail.Always[Scene.Email] = new MailAnswer.AddressRefused("550 5.1.1");
        await s.Send(s.Registered('a'));
        await s.Send(s.Registered('b'));
        await s.Send(s.Registered('c', profile: "p-silk"));
        await s.PassUntil(MonthBefore);

        var report = Assert.Single(s.W.Published<ReportBounce>());
        Assert.Equal((BounceKind.Permanent, Scene.Profile, 1L, "5.1.1"), (report.Kind, report.ProfileId, report.ProfileVersion, report.StatusCode));
        Assert.All(s.W.Published<NoticeSent>().Where(sent => sent.Stage == "ExpiresIn30Days" && sent.ProfileId == Scene.Profile),
            sent => Assert.Equal(NoticeChannel.Sms, sent.Channel));
        Assert.Equal(2, s.Phones.Messages.Count);
        Assert.Contains(s.Mail.Mails, mail => mail.To == "wang@silk.example");
        // Two domains and three stages, one refused mailbox: the server is asked once a day, not once per notice. Notices that are under way
        // together may both ask before the first one hears.
        Assert.InRange(s.Mail.Tries, 3 + 1, 3 + 2);
        Assert.DoesNotContain(s.W.Published<NoticeUndelivered>(), undelivered => undelivered.ProfileId == "p-silk");

        await s.W.AdvanceMachine(TimeSpan.FromDays(1));
        await s.PassUntil("2025-12-22T02:00:00Z");
        Assert.Equal(2, s.W.Published<ReportBounce>().Select(again => again.RequestId).Distinct().Count());
    }

    [Fact]
    public async Task A_corrected_address_gets_mail_at_once()
    {
        await using var s = await Scene.Start();
        s.Mail.Always[Scene.Email] = new MailAnswer.AddressRefused("550 5.1.1");
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-11-07T02:00:00Z");
        Assert.Equal("MailboxRefused", Assert.Single(s.W.Published<NoticeUndelivered>()).Reasons[0].Code);

        await Registrants.Store(s.W, Scene.Profile, "li@tea.example");
        await s.Send(s.Registered('b'));
        Assert.Equal(["ExpiresIn60Days"], s.SentStages('b'));
        Assert.Equal(2, s.W.Published<NoticeSent>()[^1].ProfileVersion);
    }

    [Theory]
    [InlineData("li..wei@tea.example", "AddressUnusable")]
    [InlineData("\"li\"@tea.example", "AddressUnusable")]
    public async Task An_address_that_could_mean_something_else_to_a_server_gets_no_mail(string email, string expected)
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-odd", email);
        await s.Send(s.Registered('a', profile: "p-odd"));
        await s.PassUntil("2025-11-07T02:00:00Z");

        Assert.Equal(expected, Assert.Single(s.W.Published<NoticeUndelivered>()).Reasons[0].Code);
        Assert.Equal(0, s.Mail.Tries);
    }

    [Fact]
    public async Task Without_anybody_to_write_to_the_ledger_says_so()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a', profile: null));
        await s.Send(s.Registered('b', profile: "p-unknown"));
        await Registrants.Store(s.W, "p-foreign", "x@silk.example", account: "globex");
        await s.Send(s.Registered('c', profile: "p-foreign"));
        await s.PassUntil("2025-11-07T02:00:00Z");

        Assert.Equal(3, s.W.Published<NoticeUndelivered>().Count);
        Assert.All(s.W.Published<NoticeUndelivered>(), undelivered => Assert.Equal("NoAddressee", undelivered.Reasons[0].Code));
        Assert.Equal(0, s.Mail.Tries);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_rests_and_gets_everything_when_it_is_back()
    {
        await using var s = await Scene.Start();
        foreach (var letter in "abcdef")
            await s.Send(s.Registered(letter));
        s.Mail.IsAway = true;
        await s.PassUntil("2025-11-07T02:00:00Z");
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(30));
        Assert.Empty(s.W.Published<NoticeSent>());

        s.Mail.IsAway = false;
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(10));
        Assert.Equal(6, s.W.Published<NoticeSent>().Count);
        Assert.Equal(6, s.Mail.Mails.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Empty(s.W.Published<NoticeUndelivered>());
    }

    [Fact]
    public async Task A_mail_server_that_stays_away_gives_way_to_the_phone()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-12-01T00:00:00Z");
        s.Mail.IsAway = true;
        await s.PassUntil(MonthBefore);
        await s.W.AdvanceMachine(TimeSpan.FromHours(5));

        var sent = Assert.Single(s.W.Published<NoticeSent>(), sent => sent.Stage == "ExpiresIn30Days");
        Assert.Equal((NoticeChannel.Sms, "before-expiry-sms/1"), (sent.Channel, sent.Template));
        Assert.Equal("+8613800000001", Assert.Single(s.Phones.Messages).Phone);
        Assert.Contains("tea-a.cn", s.Phones.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_waits_too_long_gives_way_to_the_next()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-12-26T00:00:00Z");
        s.Mail.IsAway = true;
        await s.PassUntil("2025-12-29T00:00:00Z");
        Assert.DoesNotContain("ExpiresIn10Days", s.SentStages('a'));
        await s.PassUntil("2025-12-30T02:00:00Z");
        s.Mail.IsAway = false;
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(30));

        Assert.Contains("ExpiresIn10Days: LaterNoticeDue", s.SkippedStages('a'));
        Assert.Equal("ExpiresIn7Days", s.SentStages('a').Last());
    }

    [Fact]
    public async Task A_mail_that_is_put_off_comes_later_under_the_same_id()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        s.Mail.Next(new MailAnswer.PutOff("450 4.2.1"));
        s.Mail.Next(new MailAnswer.Unknown("IOException"));
        await s.PassUntil("2025-11-07T02:00:00Z");
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(10));

        Assert.Equal(3, s.Mail.Tries);
        Assert.Equal(2, s.Mail.Mails.Count);
        Assert.Equal(Assert.Single(s.W.Published<NoticeSent>()).MessageId, Assert.Single(s.Mail.Mails.Select(mail => mail.MessageId).Distinct()));
    }

    [Fact]
    public async Task Where_every_channel_fails_each_reason_stands_in_the_ledger()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-12-01T00:00:00Z");
        s.Mail.Always[Scene.Email] = new MailAnswer.MailRefused("554 5.7.1");
        s.Phones.Always = PhoneAnswer.Refused;
        await s.PassUntil(MonthBefore);

        var undelivered = Assert.Single(s.W.Published<NoticeUndelivered>());
        Assert.Equal([NoticeChannel.Mail, NoticeChannel.Sms], undelivered.Channels);
        Assert.Equal(["MailRefused", "PhoneRefused"], undelivered.Reasons.Select(reason => reason.Code));
        // The mailbox is not to blame for what a server thinks of us.
        Assert.Empty(s.W.Published<ReportBounce>());
    }

    [Fact]
    public async Task A_registrar_without_short_messages_says_so()
    {
        await using var s = await Scene.Start();
        s.Phones.IsOffered = false;
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-12-01T00:00:00Z");
        s.Mail.Always[Scene.Email] = new MailAnswer.MailRefused("554 5.7.1");
        await s.PassUntil(MonthBefore);

        Assert.Equal(["MailRefused", "PhoneNotOffered"], Assert.Single(s.W.Published<NoticeUndelivered>()).Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public async Task A_renewal_that_comes_while_the_notice_is_on_its_way_stops_it()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        s.Mail.IsAway = true;
        await s.PassUntil("2025-11-07T02:00:00Z");
        await s.Send(s.Renewed('a', "2027-01-06T01:00:00Z"));
        s.Mail.IsAway = false;
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(10));

        Assert.Empty(s.Mail.Mails);
        Assert.Equal(["ExpiresIn60Days: DomainRenewed"], s.SkippedStages('a'));
    }

    [Fact]
    public async Task An_expiry_that_is_corrected_after_a_notice_was_queued_is_told_as_it_is()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        s.Mail.IsAway = true;
        await s.PassUntil("2025-12-22T02:00:00Z");
        await s.Send(s.Synchronised(Scene.Record('a', "2026-01-05T15:59:59Z", paidUntil: "2026-01-06T01:00:00Z", version: 2), "expiresAt"));
        s.Mail.IsAway = false;
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(10));

        // It was never sent for the old date, so it is for the new one: 2026-01-05 in Shanghai.
        Assert.Contains("ExpiresIn15Days: ExpiryCorrected", s.SkippedStages('a'));
        var sent = s.W.Published<NoticeSent>()[^1];
        Assert.Equal(("ExpiresIn15Days", Given.Day("2026-01-05"), Given.At("2026-01-05T15:59:59Z")), (sent.Stage, sent.Day, sent.ExpiresAt));
        Assert.Contains("2026-01-05 23:59", Assert.Single(s.Mail.Mails).Text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_within_the_day_changes_the_text_and_nothing_else()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        s.Mail.IsAway = true;
        await s.PassUntil("2025-11-07T02:00:00Z");
        await s.Send(s.Synchronised(Scene.Record('a', "2026-01-06T15:59:59Z", paidUntil: "2026-01-06T01:00:00Z", version: 2), "expiresAt"));
        s.Mail.IsAway = false;
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(10));

        Assert.Equal(["ExpiresIn60Days"], s.SentStages('a'));
        Assert.Contains("2026-01-06 23:59", Assert.Single(s.Mail.Mails).Text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_with_one_notice_stops_no_other_and_is_set_aside_in_the_end()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-bad", "bug@tea.example");
        s.Mail.Fails.Add("bug@tea.example");
        await s.Send(s.Registered('a', profile: "p-bad"));
        await s.Send(s.Registered('b'));
        await s.PassUntil("2025-11-07T02:00:00Z");
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(10));

        Assert.Equal(["ExpiresIn60Days"], s.SentStages('b'));
        Assert.Equal([NoticeResult.Parked, NoticeResult.Sent], (await s.Ledger()).Select(notice => notice.Result));
        Assert.Contains(s.W.Log, line => line.Text.Contains("set aside", StringComparison.Ordinal));
        // The next stage is tried all the same.
        s.Mail.Fails.Clear();
        await s.PassUntil("2025-11-22T02:00:00Z");
        Assert.Equal(["ExpiresIn45Days"], s.SentStages('a'));
    }

    [Fact]
    public async Task Texts_are_in_the_registrants_language_first()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-abroad", "smith@silk.example", region: RegistrantVault.Registrants.RegistrantRegion.Other);
        await s.Send(s.Registered('a'));
        await s.Send(s.Registered('b', profile: "p-abroad"));
        await s.PassUntil("2025-11-07T02:00:00Z");

        Assert.Equal(["zh-CN", "en"], s.W.Published<NoticeSent>().OrderBy(sent => sent.DomainId).Select(sent => sent.Language));
        var abroad = s.Mail.Mails.Single(mail => mail.To == "smith@silk.example").Text;
        Assert.StartsWith("tea-b.cn expires on 2026-01-06", abroad.Subject, StringComparison.Ordinal);
        Assert.True(abroad.Body.IndexOf("Hello", StringComparison.Ordinal) < abroad.Body.IndexOf("您好", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_that_changes_right_before_sending_is_seen()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2026-02-05T01:00:00Z");
        await s.Send(s.Deleted('a'));
        s.Mail.IsAway = true;
        await s.PassUntil("2026-02-12T02:00:00Z");
        await s.Send(s.Synchronised(Scene.Record('a', version: 3, status: DomainStatus.PendingDelete), "status"));
        s.Mail.IsAway = false;
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(10));

        Assert.Contains("RedemptionEndsIn7Days: RedemptionOver", s.SkippedStages('a'));
        Assert.DoesNotContain("RedemptionEndsIn7Days", s.SentStages('a'));
    }
}
