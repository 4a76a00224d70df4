using System.Net.Sockets;
using System.Text;
using DomainWorkers.BuildingBlocks;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;

namespace DomainWorkers.Correspondence;

/// <summary>Hands mails to a server over SMTP, each on a connection of its own, so that one that breaks takes no other with it.</summary>
internal sealed class SmtpMailer(IOptions<MailOptions> options, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IMailer
{
    private readonly MailComposer _composer = new(options.Value);

    public async Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var message = _composer.Compose(mail);
        using var limit = new CancellationTokenSource(options.Value.Timeout, machineClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var client = new SmtpClient { CheckCertificateRevocation = options.Value.CheckRevocation };
        var handingOver = new HandingOver();
        var connected = false;
        try
        {
            await client.ConnectAsync(options.Value.Host!, options.Value.Port, Security(options.Value.Security), either.Token);
            if (options.Value.User is { } user)
                await client.AuthenticateAsync(user, options.Value.Password!, either.Token);
            connected = true;
            // RFC 6531 section 3.2: without SMTPUTF8 there is no way to name such a mailbox.
            if (!Ascii.IsValid(mail.Recipient.Local) && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
                return new MailAnswer.AddressRefused("no SMTPUTF8");
            await client.SendAsync(message, either.Token, handingOver);
            await Leave(client, either.Token);
            return new MailAnswer.Accepted();
        }
        catch (SmtpCommandException exception)
        {
            return SmtpReplies.Read(
                StageOf(exception.ErrorCode, connected), (int)exception.StatusCode, EnhancedStatus.Find(exception.Message));
        }
        catch (NotSupportedException)
        {
            // No STARTTLS or no login offered: nothing is said to this server.
            return new MailAnswer.ServerAway("protection not offered");
        }
        catch (Exception exception) when (IsOutside(exception) && !cancellationToken.IsCancellationRequested)
        {
            return handingOver.HasBegun
                ? new MailAnswer.Unknown(exception.GetType().Name)
                : new MailAnswer.ServerAway(exception.GetType().Name);
        }
    }

    /// <summary>The mail is the server's since its 250; a QUIT that is not heard changes nothing.</summary>
    private static async Task Leave(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (IsOutside(exception) || exception is SmtpCommandException)
        {
        }
    }

    private static SmtpStage StageOf(SmtpErrorCode code, bool connected) => code switch
    {
        SmtpErrorCode.SenderNotAccepted => SmtpStage.Sender,
        SmtpErrorCode.RecipientNotAccepted => SmtpStage.Recipient,
        SmtpErrorCode.MessageNotAccepted => SmtpStage.Content,
        _ => connected ? SmtpStage.Content : SmtpStage.Session,
    };

    private static bool IsOutside(Exception exception) => exception is SmtpProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or AuthenticationException or SslHandshakeException or SocketException or IOException or OperationCanceledException or TimeoutException;

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>Whether any of the mail itself may have been written: from then on a lost connection leaves a doubt.</summary>
    private sealed class HandingOver : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
