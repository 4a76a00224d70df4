
namespace DomainWorkers.Correspondence;

/// <summary>
/// Hands one mail to one recipient's way out. It does not throw for what a server does. A mail that is handed over again carries the same
/// <c>Message-ID</c>; nothing else tells a server that it has it already.
/// </summary>
public interface IMailer
{
    Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <summary>A mail as it goes out. It lives no longer than the call.</summary>
public sealed class OutgoingMail(string messageId, RecipientAddress recipient, MailText text, DateTimeOffset at)
{
    /// <summary>Without angle brackets.</summary>
    public string MessageId { get; } = messageId;

    public RecipientAddress Recipient { get; } = recipient;

    public MailText Text { get; } = text;

    public DateTimeOffset At { get; } = at;
}
