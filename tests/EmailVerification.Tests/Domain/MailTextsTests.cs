using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;

namespace DomainWorkers.EmailVerification.Tests.Domain;

public sealed class MailTextsTests
{
    private const string Link = "https://console.example/verify?token=abc";
    private static readonly RecipientAddress Recipient = RecipientAddress.Read("li@茶.example")!;

    [Fact]
    public void A_mail_is_in_Chinese_and_English_with_the_link_in_both()
    {
        var text = MailTexts.Verification(Recipient, Link, Given.Start.AddHours(72));

        Assert.Contains("请验证您的邮箱", text.Subject, StringComparison.Ordinal);
        Assert.Contains("Please verify", text.Subject, StringComparison.Ordinal);
        Assert.Equal(2, text.Body.Split(Link).Length - 1);
        Assert.Contains("2025-01-09 09:00 (UTC+8)", text.Body, StringComparison.Ordinal);
        Assert.Contains("li@茶.example (li@xn--cl1a.example)", text.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("茶.cn", "xn--cl1a.cn", "茶.cn (xn--cl1a.cn)")]
    [InlineData("tea.cn", "tea.cn", "tea.cn")]
    public void A_domain_is_shown_in_both_forms_where_they_differ(string unicode, string ascii, string shown) =>
        Assert.Equal(shown, MailTexts.Name(Given.Domain with { UnicodeName = unicode, Name = ascii }));

    [Theory]
    [InlineData("tea.cn\r\nBcc: victim@example.com")]
    [InlineData("tea.cn\nBcc: victim@example.com")]
    [InlineData("tea.cn\rBcc: victim@example.com")]
    [InlineData("tea.cn\u2028Bcc: victim@example.com")]
    [InlineData("tea.cn\u0085Bcc: victim@example.com")]
    [InlineData("tea.cn\u202eBcc: victim@example.com")]
    public void A_name_with_line_ends_begins_no_header(string name)
    {
        var domains = new ConcernedDomains([MailTexts.Name(Given.Domain with { UnicodeName = name, Name = name })], false);
        var text = MailTexts.Reminder(Recipient, Link, Given.Start, Given.Start, isOver: false, domains);

        Assert.EndsWith("Bcc: victim@example.com", text.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Subject, char.IsControl);
        Assert.Equal(text.Subject, Shown.Line(text.Subject));
        Assert.DoesNotContain(text.Body.Split("\r\n"), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_reminder_lists_some_and_says_that_there_are_more()
    {
        var domains = new ConcernedDomains([.. Enumerable.Range(0, 11).Select(number => $"tea{number}.cn")], true);
        var text = MailTexts.Reminder(Recipient, Link, Given.Start, Given.Start.AddDays(2), isOver: false, domains);

        Assert.Contains("tea9.cn", text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("tea10.cn", text.Body, StringComparison.Ordinal);
        Assert.Contains("…", text.Body, StringComparison.Ordinal);
        Assert.EndsWith("tea0.cn", text.Subject, StringComparison.Ordinal);
    }
}
