using System.Text.RegularExpressions;
using MimeKit;

namespace DomainWorkers.AllInOne;

/// <summary>What a registrant finds among the mails that went out.</summary>
internal sealed partial class Mailbox(string folder)
{
    // Well-formed, and of no mail: what follows from it is refused and shown.
    private static readonly MailedLink None = new("a-aaaaaaaaaaaaaaaaaaaaaaaaaa", new string('A', 43));

    /// <summary>The newest link that was mailed to an address; one that confirms nothing where there is none.</summary>
    public MailedLink Newest(string recipient)
    {
        if (!Directory.Exists(folder))
            return None;
        var newest = Directory.EnumerateFiles(folder, "*.eml").Select(file => MimeMessage.Load(file))
            .Where(mail => mail.To.Mailboxes.Any(mailbox => mailbox.Address == recipient) && Link().IsMatch(mail.TextBody ?? ""))
            .MaxBy(mail => mail.Date);
        return newest?.TextBody is { } text && Link().Match(text) is { Success: true } link
            ? new MailedLink(link.Groups["address"].Value, link.Groups["token"].Value)
            : None;
    }

    [GeneratedRegex("address=(?<address>[a-z0-9-]+)&token=(?<token>[A-Za-z0-9_-]+)")]
    private static partial Regex Link();
}

/// <summary>What the page that a link opens is told.</summary>
internal sealed record MailedLink(string AddressId, string Token);
