using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>The server's end of one connection.</summary>
internal sealed class PeerConnection(
    TcpClient client, SslStream stream, ScriptedRegistry registry, int number, CancellationToken cancellationToken)
{
    public int Number => number;

    public long BytesReceived { get; private set; }

    public List<PeerCommand> Commands { get; } = [];

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? ClientCertificateSubject => stream.RemoteCertificate?.Subject;

    public static byte[] Frame(string xml)
    {
        var payload = Encoding.UTF8.GetBytes(xml);
        var frame = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        payload.CopyTo(frame, 4);
        return frame;
    }

    public Task Send(string xml) => SendRaw(Frame(xml));

    public async Task SendRaw(byte[] bytes)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public async Task Dribble(string xml)
    {
        foreach (var octet in Frame(xml))
        {
            await SendRaw([octet]);
        }
    }

    /// <summary>The next frame; null at the end of the stream.</summary>
    public async Task<PeerCommand?> Receive()
    {
        var header = new byte[4];
        if (await Fill(header) < header.Length)
        {
            return null;
        }

        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header) - 4];
        if (await Fill(payload) < payload.Length)
        {
            return null;
        }

        var xml = Encoding.UTF8.GetString(payload);
        registry.Frames.Enqueue(xml);
        var command = new PeerCommand(xml, this);
        Commands.Add(command);
        return command;
    }

    public async Task BePolite(Func<PeerCommand, PeerAnswer> answer, string greeting)
    {
        await Send(greeting);
        while (await Receive() is { } command)
        {
            var reply = command.Verb switch
            {
                "hello" => new PeerAnswer(greeting),
                "logout" => Answers.Code(command, 1500) with { ThenClose = true },
                _ => answer(command),
            };
            if (reply.Before is { } before)
            {
                await before;
            }

            if (reply.Xml is { } xml)
            {
                await Send(xml);
            }

            if (reply.Then is { } then)
            {
                await then(this);
            }

            if (reply.ThenClose)
            {
                return;
            }
        }
    }

    /// <summary>Ends the connection with a TCP reset.</summary>
    public void Reset()
    {
        try
        {
            client.Client.LingerState = new LingerOption(true, 0);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException or NullReferenceException)
        {
            // Closed already.
        }

        client.Dispose();
    }

    private async Task<int> Fill(byte[] target)
    {
        var filled = 0;
        while (filled < target.Length)
        {
            var count = await stream.ReadAsync(target.AsMemory(filled), cancellationToken);
            if (count == 0)
            {
                return filled;
            }

            BytesReceived += count;
            filled += count;
        }

        return filled;
    }
}
