using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;

namespace DomainWorkers.Correspondence.Tests;

/// <summary>A real conversation with a server that refuses, puts off, and falls silent.</summary>
public sealed class SmtpMailerTests
{
    private const string MessageId = "dw-abc@mail.registrar.example";
    private const string Email = "li.wei@tea.example";
    private static readonly DateTimeOffset Noon = new(2025, 1, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var server = new SmtpServer();

        Assert.IsType<MailAnswer.Accepted>(await Send(server, "li.wei@茶.example"));

        using var mail = Read(Assert.Single(server.Mails));
        Assert.Equal(MessageId, mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.StartsWith("域名即将到期", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("li.wei@茶.example (li.wei@xn--cl1a.example)", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://console.example/renew?name=abc", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<li.wei@xn--cl1a.example>", server.Lines);
        Assert.Contains(server.Lines, line => line.StartsWith("MAIL FROM:<no-reply@mail.registrar.example>", StringComparison.Ordinal));
        Assert.Equal("QUIT", server.Lines[^1]);
    }

    [Theory]
    [InlineData("550 5.1.1 no such user li.wei@tea.example", "AddressRefused { Reply = 550 5.1.1 }")]
    [InlineData("550 no such user", "AddressRefused { Reply = 550 }")]
    [InlineData("553 5.7.1 your address is on a list", "MailRefused { Reply = 553 5.7.1 }")]
    [InlineData("450 4.2.0 greylisted", "PutOff { Reply = 450 4.2.0 }")]
    [InlineData("452 4.2.2 mailbox full", "PutOff { Reply = 452 4.2.2 }")]
    [InlineData("421 4.3.2 closing", "ServerAway { Reply = 421 4.3.2 }")]
    public async Task A_refused_recipient_is_told_by_its_class(string reply, string expected)
    {
        await using var server = new SmtpServer { Recipient = reply };

        Assert.Equal(expected.Replace("ServerAway { Reply", "ServerAway { Detail", StringComparison.Ordinal), (await Send(server)).ToString());
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("554 5.6.0 content not liked", typeof(MailAnswer.MailRefused))]
    [InlineData("550 5.1.1 known only now", typeof(MailAnswer.AddressRefused))]
    [InlineData("451 4.3.0 try later", typeof(MailAnswer.PutOff))]
    public async Task A_mail_refused_after_its_content_is_told_by_its_class(string reply, Type expected)
    {
        await using var server = new SmtpServer { Accepted = reply };

        Assert.IsType(expected, await Send(server));
    }

    [Fact]
    public async Task A_refused_sender_is_our_own_affair()
    {
        await using var server = new SmtpServer { Sender = "550 5.7.1 not you" };

        Assert.IsType<MailAnswer.ServerAway>(await Send(server));
    }

    [Theory]
    [InlineData("554 no service here")]
    [InlineData("421 too busy")]
    [InlineData("hello?")]
    public async Task A_server_that_does_not_greet_is_away(string greeting)
    {
        await using var server = new SmtpServer { Greeting = greeting };

        Assert.IsType<MailAnswer.ServerAway>(await Send(server));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_away()
    {
        int port;
        await using (var server = new SmtpServer())
            port = server.Port;

        Assert.IsType<MailAnswer.ServerAway>(await Send(Options(port)));
    }

    [Fact]
    public async Task Silence_after_the_whole_mail_is_a_doubt()
    {
        await using var server = new SmtpServer { Accepted = null };

        Assert.IsType<MailAnswer.Unknown>(await Send(server));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_connection_cut_within_the_mail_is_a_doubt_too()
    {
        await using var server = new SmtpServer { DropAfterLines = 3 };

        Assert.IsType<MailAnswer.Unknown>(await Send(server));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Where_protection_is_wanted_a_server_without_it_hears_nothing()
    {
        await using var server = new SmtpServer();
        var options = Options(server.Port);
        options.Security = MailSecurity.StartTls;

        Assert.IsType<MailAnswer.ServerAway>(await Send(options));
        Assert.DoesNotContain(server.Lines, line => line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_international_mailbox_needs_a_server_that_takes_it()
    {
        await using var without = new SmtpServer();
        Assert.IsType<MailAnswer.AddressRefused>(await Send(without, "茶@tea.example"));
        Assert.Empty(without.Mails);

        await using var with = new SmtpServer { Extensions = ["8BITMIME", "SMTPUTF8"] };
        Assert.IsType<MailAnswer.Accepted>(await Send(with, "茶@tea.example"));
        Assert.Single(with.Mails);
    }

    [Fact]
    public async Task A_folder_gets_each_mail_once_under_its_message_id()
    {
        var folder = Directory.CreateTempSubdirectory("mails-");
        try
        {
            var mailer = new PickupMailer(Microsoft.Extensions.Options.Options.Create(new MailOptions
            {
                Pickup = folder.FullName,
                From = "no-reply@mail.registrar.example",
            }));
            Assert.IsType<MailAnswer.Accepted>(await mailer.Send(Mail(Email), CancellationToken.None));
            Assert.IsType<MailAnswer.Accepted>(await mailer.Send(Mail(Email), CancellationToken.None));

            var file = Assert.Single(folder.GetFiles());
            Assert.Equal($"{MessageId}.eml", file.Name);
            using var mail = Read(await File.ReadAllTextAsync(file.FullName));
            Assert.Equal(Email, Assert.Single(mail.To.Mailboxes).Address);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail)));

    private static MailOptions Options(int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Security = MailSecurity.None,
        From = "no-reply@mail.registrar.example",
        FromName = "注册商",
    };

    private static OutgoingMail Mail(string to) => new(
        MessageId, RecipientAddress.Read(to)!,
        new MailText("域名即将到期", $"{RecipientAddress.Read(to)!.Shown}\r\n\r\nhttps://console.example/renew?name=abc\r\n"), Noon);

    private static Task<MailAnswer> Send(SmtpServer server, string to = Email) => Send(Options(server.Port), to);

    private static Task<MailAnswer> Send(MailOptions options, string to = Email) =>
        new SmtpMailer(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System).Send(Mail(to), CancellationToken.None);
}
