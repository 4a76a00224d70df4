namespace DomainWorkers.Correspondence;

/// <summary>What a mail says. A subject in which a header could begin is refused, whoever made it.</summary>
public sealed record MailText
{
    public MailText(string subject, string body)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(body);
        if (Shown.Line(subject) != subject)
            throw new ArgumentException("A subject is one line without control characters: put what others typed through Shown.Line.", nameof(subject));
        Subject = subject;
        Body = body;
    }

    public string Subject { get; }

    public string Body { get; }
}
