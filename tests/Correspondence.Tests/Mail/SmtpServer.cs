using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DomainWorkers.Correspondence.Tests;

/// <summary>A mail server on the loopback interface that speaks just enough SMTP (RFC 5321) and misbehaves when told to.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<string> _mails = [];
    private readonly List<string> _lines = [];
    private readonly Lock _lock = new();
    private readonly Task _serving;

    public SmtpServer()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Greeting { get; init; } = "220 mail.example ESMTP";

    /// <summary>Lines of the answer to EHLO, after the name.</summary>
    public string[] Extensions { get; init; } = ["8BITMIME", "ENHANCEDSTATUSCODES"];

    public string Sender { get; init; } = "250 2.1.0 ok";

    public string Recipient { get; init; } = "250 2.1.5 ok";

    public string Data { get; init; } = "354 go ahead";

    /// <summary>The answer to the whole mail; null: the connection ends without one, the mail is kept.</summary>
    public string? Accepted { get; init; } = "250 2.0.0 queued";

    /// <summary>Ends the connection after so many lines of the mail.</summary>
    public int DropAfterLines { get; init; } = int.MaxValue;

    /// <summary>The mails as they came, complete ones only.</summary>
    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (_lock)
                return [.. _mails];
        }
    }

    /// <summary>Every command line that was said.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

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
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                await Converse(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task Converse(TcpClient client)
    {
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await Say(stream, Greeting);
            while (await reader.ReadLineAsync(_stopping.Token) is { } line)
            {
                lock (_lock)
                    _lines.Add(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "QUIT")
                {
                    await Say(stream, "221 bye");
                    return;
                }

                if (verb == "DATA" && Data.StartsWith('3'))
                {
                    await Say(stream, Data);
                    if (!await Take(stream, reader))
                        return;
                    continue;
                }

                await Say(stream, verb switch
                {
                    "EHLO" => string.Join("\r\n", Extensions.Prepend("mail.example").Select((text, index) => $"250{(index == Extensions.Length ? ' ' : '-')}{text}")),
                    "MAIL" => Sender,
                    "RCPT" => Recipient,
                    "DATA" => Data,
                    "RSET" or "NOOP" => "250 ok",
                    _ => "502 5.5.1 unknown",
                });
            }
        }
        catch (IOException)
        {
        }
    }

    private async Task<bool> Take(NetworkStream stream, StreamReader reader)
    {
        var mail = new StringBuilder();
        var count = 0;
        while (await reader.ReadLineAsync(_stopping.Token) is { } line && line != ".")
        {
            if (++count > DropAfterLines)
                return false;
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        lock (_lock)
            _mails.Add(mail.ToString());
        if (Accepted is null)
            return false;
        await Say(stream, Accepted);
        return true;
    }

    private async Task Say(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stopping.Token);
}
