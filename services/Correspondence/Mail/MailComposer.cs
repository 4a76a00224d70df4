using System.Text;
using MimeKit;

namespace DomainWorkers.Correspondence;

/// <summary>Writes a mail as MIME. Headers are made from checked parts and fixed texts only, so nothing that a customer typed can begin one.</summary>
internal sealed class MailComposer(MailOptions options)
{
    public MimeMessage Compose(OutgoingMail mail)
    {
        var body = new TextPart("plain");
        body.SetText(Encoding.UTF8, mail.Text.Body);
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = mail.At,
            Subject = mail.Text.Subject,
            Body = body,
        };
        message.From.Add(new MailboxAddress(Encoding.UTF8, options.FromName, options.From));
        message.To.Add(new MailboxAddress(Encoding.UTF8, "", mail.Recipient.Envelope));
        // RFC 3834: nobody's absence note answers it, and list software leaves it alone.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }
}
