using MimeKit;

namespace DomainWorkers.Correspondence.Tests;

public sealed class MailTextTests
{
    [Theory]
    [InlineData("tea.cn\r\nBcc: victim@example.com")]
    [InlineData("tea.cn\nBcc: victim@example.com")]
    [InlineData("tea.cn\rBcc: victim@example.com")]
    [InlineData("tea.cn\u2028Bcc: victim@example.com")]
    [InlineData("tea.cn\u0085Bcc: victim@example.com")]
    [InlineData("tea.cn\u202eBcc: victim@example.com")]
    [InlineData("tea.cn\0")]
    public void A_subject_in_which_a_header_could_begin_is_refused(string subject)
    {
        Assert.Throws<ArgumentException>(() => new MailText(subject, ""));
        Assert.Equal(Shown.Line(subject), new MailText(Shown.Line(subject), "").Subject);
    }

    [Fact]
    public void A_body_with_header_lines_stays_a_body()
    {
        var text = new MailText("Expiry", "Bcc: victim@example.com\r\n.\r\nRCPT TO:<victim@example.com>\r\n");
        using var message = new MailComposer(new MailOptions { From = "no-reply@registrar.example" })
            .Compose(new OutgoingMail("dw-a@registrar.example", RecipientAddress.Read("li@tea.example")!, text, DateTimeOffset.UnixEpoch));
        using var stream = new MemoryStream();
        message.WriteTo(stream);

        using var read = MimeMessage.Load(new MemoryStream(stream.ToArray()));
        Assert.Empty(read.Bcc);
        Assert.Equal("li@tea.example", Assert.Single(read.To.Mailboxes).Address);
        Assert.StartsWith("Bcc:", read.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xn--cl1a.cn", "茶.cn", "茶.cn (xn--cl1a.cn)")]
    [InlineData("tea.cn", "tea.cn", "tea.cn")]
    [InlineData("tea.cn", "tea\n.cn", "tea .cn (tea.cn)")]
    public void A_domain_is_shown_in_both_forms_where_they_differ(string name, string unicodeName, string shown) =>
        Assert.Equal(shown, Shown.Name(name, unicodeName));

    [Theory]
    [InlineData("2025-01-05T15:59:59+00:00", "2025-01-05 23:59 (UTC+8)", "2025-01-05")]
    [InlineData("2025-01-05T16:00:00+00:00", "2025-01-06 00:00 (UTC+8)", "2025-01-06")]
    [InlineData("2024-02-29T16:00:00+00:00", "2024-03-01 00:00 (UTC+8)", "2024-03-01")]
    public void Times_are_Shanghais(string instant, string time, string day)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((time, day), (Shown.Time(at), Shown.Day(at)));
    }
}
