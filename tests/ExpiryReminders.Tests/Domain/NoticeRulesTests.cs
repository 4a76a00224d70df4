using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Tests.Domain;

public sealed class NoticeRulesTests
{
    private static readonly DateTimeOffset Machine = new(2031, 5, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly NoticeTerms Terms = new(TimeSpan.FromHours(4), TimeSpan.FromDays(3), 3);

    [Theory]
    [InlineData("accepted", 0, "Taken")]
    [InlineData("nobody", 0, "Again Sms bad")]
    [InlineData("refused", 0, "Again Sms")]
    [InlineData("later", 0, "Again Mail")]
    [InlineData("later", 239, "Again Mail")]
    [InlineData("later", 240, "Again Sms")]
    [InlineData("away", 0, "ServerAway Mail")]
    [InlineData("away", 240, "Again Sms")]
    [InlineData("silent", 0, "Again Mail")]
    public void What_a_mail_servers_answer_means(string answer, int minutes, string expected) => Assert.Equal(
        expected, Told(NoticeRules.Conclude(Notice(NoticeChannel.Mail, NoticeChannel.Sms), Mail(answer), Terms, Machine.AddMinutes(minutes))));

    [Theory]
    [InlineData("nobody", 0, "Undelivered bad")]
    [InlineData("refused", 0, "Undelivered")]
    [InlineData("later", 240, "Again Mail")]
    [InlineData("later", 3 * 24 * 60, "Undelivered")]
    [InlineData("away", 240, "ServerAway Mail")]
    [InlineData("away", 3 * 24 * 60, "Undelivered")]
    public void Where_no_channel_is_left_it_is_tried_for_longer(string answer, int minutes, string expected) => Assert.Equal(
        expected, Told(NoticeRules.Conclude(Notice(NoticeChannel.Mail), Mail(answer), Terms, Machine.AddMinutes(minutes))));

    [Fact]
    public void Silence_is_borne_three_times()
    {
        var notice = Notice(NoticeChannel.Mail, NoticeChannel.Sms);
        for (var doubt = 1; doubt <= 3; doubt++)
        {
            var again = Assert.IsType<NoticeOutcome.Again>(NoticeRules.Conclude(notice, Mail("silent"), Terms, Machine));
            Assert.Equal((doubt, NoticeChannel.Mail), (again.Notice.Doubts, again.Notice.Channel));
            notice = again.Notice;
        }

        var next = Assert.IsType<NoticeOutcome.Again>(NoticeRules.Conclude(notice, Mail("silent"), Terms, Machine));
        Assert.Equal((NoticeChannel.Sms, 0, NoticeState.PhoneLane), (next.Notice.Channel, next.Notice.Doubts, next.Notice.Lane));
        Assert.Equal("MailServerSilent", Assert.Single(next.Notice.Reasons).Code);
    }

    [Fact]
    public void Pauses_grow_to_an_hour()
    {
        var notice = Notice(NoticeChannel.Mail);
        List<double> pauses = [];
        for (var attempt = 0; attempt < 9; attempt++)
        {
            notice = NoticeRules.Conclude(notice, Mail("later"), Terms, Machine).Notice;
            pauses.Add((notice.Due!.Value - Machine).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], pauses);
    }

    [Theory]
    [InlineData(PhoneAnswer.Accepted, 0, "Taken")]
    [InlineData(PhoneAnswer.Refused, 0, "Undelivered")]
    [InlineData(PhoneAnswer.Later, 0, "Again Sms")]
    [InlineData(PhoneAnswer.Later, 3 * 24 * 60, "Undelivered")]
    public void What_a_gateways_answer_means(PhoneAnswer answer, int minutes, string expected) => Assert.Equal(
        expected, Told(NoticeRules.Conclude(Notice(NoticeChannel.Sms), answer, Terms, Machine.AddMinutes(minutes))));

    private static string Told(NoticeOutcome outcome) => outcome.GetType().Name
        + (outcome is NoticeOutcome.Again or NoticeOutcome.ServerAway ? $" {outcome.Notice.Channel}" : "")
        + (outcome.BadAddress is null ? "" : " bad");

    private static MailAnswer Mail(string answer) => answer switch
    {
        "accepted" => new MailAnswer.Accepted(),
        "nobody" => new MailAnswer.AddressRefused("550 5.1.1"),
        "refused" => new MailAnswer.MailRefused("554 5.7.1"),
        "later" => new MailAnswer.PutOff("450"),
        "silent" => new MailAnswer.Unknown("IOException"),
        _ => new MailAnswer.ServerAway("SocketException"),
    };

    private static NoticeState Notice(params NoticeChannel[] channels) => new()
    {
        Id = "d/20261103-expiry-Expired",
        Account = "acme",
        DomainId = "d",
        DomainName = "tea.cn",
        Kind = NoticeKind.Expiry,
        Stage = "Expired",
        Day = Given.Day("2026-11-03"),
        DueAt = Given.At("2026-11-03T02:00:00Z"),
        Channels = channels,
        TurnSince = Machine,
        Lane = NoticeState.LaneOf(channels[0]),
        Due = Machine,
    };
}
