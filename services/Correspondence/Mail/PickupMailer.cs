using Microsoft.Extensions.Options;
using MimeKit;

namespace DomainWorkers.Correspondence;

/// <summary>
/// Puts each mail into a folder as <c>&lt;Message-ID&gt;.eml</c>: a mail that is sent again takes the place of itself. For the embedded
/// mode and for servers that collect from a folder. A file is complete as soon as it has this name.
/// </summary>
internal sealed class PickupMailer(IOptions<MailOptions> options) : IMailer
{
    private readonly MailComposer _composer = new(options.Value);

    public async Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var message = _composer.Compose(mail);
        try
        {
            var folder = Directory.CreateDirectory(options.Value.Pickup!).FullName;
            var file = Path.Combine(folder, $"{mail.MessageId}.eml");
            await message.WriteToAsync(FormatOptions.Default, $"{file}.part", cancellationToken);
            File.Move($"{file}.part", file, overwrite: true);
            return new MailAnswer.Accepted();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new MailAnswer.ServerAway(exception.GetType().Name);
        }
    }
}
