using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace DomainWorkers.Faults.Rig;

/// <summary>
/// A mail server in the rig's process that nobody kills (RFC 5321, just enough): writes a mail down when it has all of it, and takes a while
/// before and after that, so that processes die on both sides of the moment at which it is theirs no more.
/// </summary>
internal sealed class SmtpDesk : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<TakenMail> _mails = new();
    private readonly TimeSpan _takes;
    private readonly Task _serving;

    public SmtpDesk(TimeSpan takes)
    {
        _takes = takes;
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<TakenMail> Mails => [.. _mails];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _serving;
        _stopping.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
                _ = Converse(await _listener.AcceptTcpClientAsync(_stopping.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The run is over.
        }
    }

    private async Task Converse(TcpClient client)
    {
        try
        {
            using var _ = client;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await Say(stream, "220 mail.example ESMTP");
            while (await reader.ReadLineAsync(_stopping.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "DATA")
                {
                    await Say(stream, "354 go ahead");
                    await Take(stream, reader);
                    continue;
                }

                await Say(stream, verb switch
                {
                    "EHLO" => "250-mail.example\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES",
                    "MAIL" or "RCPT" or "RSET" or "NOOP" => "250 2.0.0 ok",
                    "QUIT" => "221 bye",
                    _ => "502 5.5.1 unknown",
                });
                if (verb == "QUIT")
                    return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // The process at the other end was killed.
        }
    }

    private async Task Take(NetworkStream stream, StreamReader reader)
    {
        var mail = new StringBuilder();
        string? line;
        while ((line = await reader.ReadLineAsync(_stopping.Token)) is not null and not ".")
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        // Half a mail is none.
        if (line is null)
            return;
        await Task.Delay(_takes, _stopping.Token);
        using var raw = new MemoryStream(Encoding.UTF8.GetBytes(mail.ToString()));
        using var message = await MimeMessage.LoadAsync(raw, _stopping.Token);
        _mails.Enqueue(new TakenMail(
            TimeProvider.System.GetUtcNow(), message.MessageId ?? "", string.Join(',', message.To.Mailboxes.Select(mailbox => mailbox.Address)),
            message.Subject ?? "", message.TextBody ?? ""));
        await Task.Delay(_takes, _stopping.Token);
        await Say(stream, "250 2.0.0 queued");
    }

    private async Task Say(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stopping.Token);
}

/// <summary>A mail that the server took, whoever heard so.</summary>
internal sealed record TakenMail(DateTimeOffset At, string MessageId, string To, string Subject, string Body);
