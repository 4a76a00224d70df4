using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Reminders;

namespace DomainWorkers.ExpiryReminders.Tests.Consumers;

/// <summary>What each event about a domain does to its calendar. Registered on 2025-01-06, paid until 2026-01-06 at 09:00 in Shanghai.</summary>
public sealed class CalendarTests
{
    [Fact]
    public async Task A_domain_that_nobody_renews_is_reminded_of_and_then_expires()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a', suffix: "com"));

        await s.PassUntil("2026-01-20T00:00:00Z");

        Assert.Equal(
        [
            "ExpiresIn60Days", "ExpiresIn45Days", "ExpiresIn30Days", "ExpiresIn15Days", "ExpiresIn10Days", "ExpiresIn7Days", "Expired",
            "ExpiredFor3Days", "FirstMondayAfterExpiry",
        ], s.SentStages('a'));
        Assert.Empty(s.SkippedStages('a'));
        var expired = Assert.Single(s.W.Published<DomainExpired>());
        Assert.Equal((Given.At("2026-01-06T01:00:00Z"), Given.At("2026-01-06T01:00:00Z")), (expired.At, expired.ExpiresAt));
        Assert.Equal(9, s.Mail.Mails.Count);
        Assert.Empty(s.Phones.Messages);
        var month = s.W.Published<NoticeSent>().Single(sent => sent.Stage == "ExpiresIn30Days");
        Assert.Equal((NoticeChannel.Mail, "before-expiry/1", "zh-CN"), (month.Channel, month.Template, month.Language));
        Assert.Equal((Scene.Profile, 1L, Given.At("2025-12-07T02:00:00Z")), (month.ProfileId, month.ProfileVersion, month.DueAt));
        Assert.Contains(s.Mail.Mails, mail => mail.MessageId == month.MessageId && mail.To == Scene.Email);
    }

    [Fact]
    public async Task A_renewal_between_two_stages_ends_the_plan_of_the_old_date()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-12-10T00:00:00Z");
        await s.Send(s.Renewed('a', "2027-01-06T01:00:00Z"));
        await s.PassUntil("2026-02-01T00:00:00Z");

        Assert.Equal(["ExpiresIn60Days", "ExpiresIn45Days", "ExpiresIn30Days", "ReviewContactData"], s.SentStages('a'));
        Assert.Empty(s.W.Published<DomainExpired>());
        await s.PassUntil("2026-11-08T00:00:00Z");
        Assert.Equal("2027-01-06 ExpiresIn60Days", s.W.Published<NoticeSent>().Select(sent => $"{sent.Day:yyyy-MM-dd} {sent.Stage}").Last());
    }

    [Fact]
    public async Task That_the_registry_renewed_by_itself_is_no_renewal()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2026-01-06T01:00:00Z");
        await s.Send(s.Synchronised(Scene.Record('a', "2027-01-06T01:00:00Z", paidUntil: "2026-01-06T01:00:00Z", version: 2), "expiresAt"));
        await s.PassUntil("2026-01-20T00:00:00Z");

        Assert.Equal(["Expired", "ExpiredFor3Days", "FirstMondayAfterExpiry"], s.SentStages('a').Skip(6));
        Assert.Single(s.W.Published<DomainExpired>());
    }

    [Fact]
    public async Task That_it_renewed_by_itself_before_we_looked_hides_no_expiry()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        // Its clock is ahead, and its notice comes before our own date.
        await s.PassUntil("2026-01-05T12:00:00Z");
        await s.Send(s.Synchronised(Scene.Record('a', "2027-01-06T01:00:00Z", paidUntil: "2026-01-06T01:00:00Z", version: 2), "expiresAt"));
        await s.PassUntil("2026-01-07T00:00:00Z");

        var expired = Assert.Single(s.W.Published<DomainExpired>());
        Assert.Equal((Given.At("2026-01-06T01:00:00Z"), Given.At("2027-01-06T01:00:00Z")), (expired.ExpiresAt, expired.Domain.ExpiresAt));
        Assert.Equal(["Expired"], s.SentStages('a').Skip(6));
    }

    [Fact]
    public async Task A_date_that_the_registry_corrects_moves_what_is_left_and_repeats_nothing()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-12-24T00:00:00Z");
        await s.Send(s.Synchronised(Scene.Record('a', "2026-01-04T01:00:00Z", paidUntil: "2026-01-06T01:00:00Z", version: 2), "expiresAt"));
        await s.PassUntil("2026-01-05T00:00:00Z");

        Assert.Equal(
            ["2026-01-06 ExpiresIn60Days", "2026-01-06 ExpiresIn45Days", "2026-01-06 ExpiresIn30Days", "2026-01-06 ExpiresIn15Days",
                "2026-01-04 ExpiresIn10Days", "2026-01-04 ExpiresIn7Days", "2026-01-04 Expired"],
            s.W.Published<NoticeSent>().Where(sent => sent.Kind == NoticeKind.Expiry).Select(sent => $"{sent.Day:yyyy-MM-dd} {sent.Stage}"));
        Assert.Equal(
            ["ExpiresIn60Days: NoticeGiven", "ExpiresIn45Days: NoticeGiven", "ExpiresIn30Days: NoticeGiven", "ExpiresIn15Days: NoticeGiven"],
            s.SkippedStages('a'));
        Assert.Equal(Given.At("2026-01-04T01:00:00Z"), Assert.Single(s.W.Published<DomainExpired>()).ExpiresAt);
    }

    [Fact]
    public async Task A_deleted_domain_has_its_last_days_counted_from_the_deletion()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2026-02-05T01:00:00Z");
        await s.Send(s.Deleted('a'));
        await s.PassUntil("2026-03-01T00:00:00Z");

        Assert.Equal(["RedemptionEndsIn7Days", "RedemptionEndsIn2Days"], s.SentStages('a').Skip(9));
        Assert.Equal(
            [Given.At("2026-02-12T02:00:00Z"), Given.At("2026-02-17T02:00:00Z")],
            s.W.Published<NoticeSent>().Skip(9).Select(sent => sent.At));
        Assert.Contains("2026-02-19 09:00", s.Mail.Mails[^1].Text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_that_brings_a_year_is_a_renewal_whatever_is_said_of_payment()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2026-02-05T01:00:00Z");
        await s.Send(s.Deleted('a'));
        var restored = Scene.Record('a', "2027-01-06T01:00:00Z", paidUntil: "2026-01-06T01:00:00Z", version: 3);
        await s.Send(new DomainRestored { Account = Scene.Account, OrderId = "res-1", At = s.Now, Domain = restored });
        await s.Send(s.Synchronised(restored with { Version = 4 }, "nameServers"));
        await s.PassUntil("2026-11-07T02:00:00Z");

        Assert.Single(s.W.Published<DomainExpired>());
        Assert.Equal("2027-01-06 ExpiresIn60Days", s.W.Published<NoticeSent>().Select(sent => $"{sent.Day:yyyy-MM-dd} {sent.Stage}").Last());
        Assert.DoesNotContain(s.SentStages('a'), stage => stage.StartsWith("Redemption", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_domain_that_left_us_is_not_spoken_of()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-12-01T00:00:00Z");
        var left = Scene.Record('a', version: 2, status: DomainStatus.Ended);
        await s.Send(new DomainTransferredOut { Account = Scene.Account, At = s.Now, GainingClient = "other", Domain = left });
        await s.PassUntil("2026-02-01T00:00:00Z");

        Assert.Equal(["ExpiresIn60Days", "ExpiresIn45Days"], s.SentStages('a'));
        Assert.Empty(s.W.Published<DomainExpired>());
        Assert.Null((await s.Plan('a')).Due);
    }

    [Theory]
    [InlineData("in")]
    [InlineData("adopted")]
    [InlineData("announced")]
    public async Task A_domain_that_comes_late_gets_the_nearest_notice_and_no_anniversaries_of_before(string how)
    {
        await using var s = await Scene.Start();
        await s.PassUntil("2025-12-20T00:00:00Z");
        var record = Scene.Record('a') with { RegisteredAt = Given.At("2019-01-06T01:00:00Z") };
        await s.Send(how switch
        {
            "in" => new DomainTransferredIn { Account = Scene.Account, At = s.Now, Domain = record },
            "adopted" => new DomainAdopted { Account = Scene.Account, OrderId = "ad-1", At = s.Now, Domain = record },
            _ => new DomainAnnounced { Account = "operator", RequestId = "ann-1", At = s.Now, Domain = record },
        });

        Assert.Equal(["ExpiresIn30Days"], s.SentStages('a'));
        Assert.Equal(["ExpiresIn60Days: LaterNoticeDue", "ExpiresIn45Days: LaterNoticeDue"], s.SkippedStages('a'));
        Assert.Contains("2026-01-06", s.Mail.Mails.Single().Text.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_registrant_gets_the_next_notice()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-silk", "wang@silk.example");
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-11-20T00:00:00Z");
        await s.Send(new RegistrantChanged
        {
            Account = Scene.Account, OrderId = "chg-1", At = s.Now, PreviousProfileId = Scene.Profile, Domain = Scene.Record('a', profile: "p-silk", version: 2),
        });
        await s.PassUntil("2025-11-23T00:00:00Z");

        Assert.Equal([Scene.Email, "wang@silk.example"], s.Mail.Mails.Select(mail => mail.To));
        Assert.Equal("p-silk", s.W.Published<NoticeSent>()[^1].ProfileId);
    }

    [Fact]
    public async Task Repeats_and_late_events_say_nothing_new()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Renewed('a', "2027-01-06T01:00:00Z"));
        await s.Send(s.Registered('a'));
        await s.Send(s.Registered('a'));
        await s.Send(s.Renewed('a', "2027-01-06T01:00:00Z"));
        await s.PassUntil("2026-02-01T00:00:00Z");

        Assert.Equal(["ReviewContactData"], s.SentStages('a'));
        Assert.Empty(s.W.Published<DomainExpired>());
    }

    [Fact]
    public async Task A_yearly_review_hints_at_the_data_and_does_not_show_it()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a', "2027-01-06T01:00:00Z"));
        await s.PassUntil("2026-01-06T02:00:00Z");

        var sent = Assert.Single(s.W.Published<NoticeSent>());
        Assert.Equal((NoticeKind.DataReview, "data-review/1", Given.Day("2026-01-06")), (sent.Kind, sent.Template, sent.Day));
        Assert.Null(sent.ExpiresAt);
        var text = Assert.Single(s.Mail.Mails).Text.Body;
        Assert.Contains("l***@tea.example", text, StringComparison.Ordinal);
        Assert.Contains("***0001", text, StringComparison.Ordinal);
        Assert.Contains($"https://console.registrar.example/data/{Scene.DomainId('a')}", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Scene.Email, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suffix_without_policy_is_shown_to_ops()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered(Scene.Record('a') with { Name = "tea.nosuchsuffix", UnicodeName = "tea.nosuchsuffix" }));

        Assert.Contains(s.W.Log, line => line.Text.Contains("tea.nosuchsuffix", StringComparison.Ordinal));
        Assert.Equal(s.Now.AddDays(1), (await s.Plan('a')).Due);
    }
}
