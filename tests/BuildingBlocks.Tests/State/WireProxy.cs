using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>What happens to a command on its way through <see cref="WireProxy"/>.</summary>
internal abstract record Fate
{
    private Fate()
    {
    }

    /// <summary>It goes there, and the answer comes back.</summary>
    internal sealed record Pass : Fate;

    /// <summary>It never gets there; something else may; then the connection is cut.</summary>
    internal sealed record LoseCommand(Func<Task>? Meanwhile = null) : Fate;

    /// <summary>It gets there; its answer is lost and the connection is cut.</summary>
    internal sealed record LoseAnswer : Fate;

    /// <summary>It gets there; its answer never comes and the connection stays open.</summary>
    internal sealed record Silence : Fate;

    /// <summary>It never gets there; the proxy answers in the server's place.</summary>
    internal sealed record Answer(BsonDocument Document) : Fate;

    /// <summary>It gets there under another transaction number, so that the server does not know it for a second attempt.</summary>
    internal sealed record Disguise : Fate;
}

/// <summary>Stands between the driver and a server, reads the commands (OP_MSG of MongoDB's wire protocol) and decides what becomes of each.</summary>
internal sealed class WireProxy : IAsyncDisposable
{
    private const int HeaderLength = 16;
    private const int OpMsg = 2013;

    private readonly IPEndPoint _server;
    private readonly Func<BsonDocument, Fate> _decide;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public WireProxy(IPEndPoint server, Func<BsonDocument, Fate> decide)
    {
        _server = server;
        _decide = decide;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var client in _open)
            client.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _open.Add(client);
                connections.Add(Connect(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Connect(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(_server, _stop.Token);
            client.NoDelay = server.NoDelay = true;
            var (near, far) = (client.GetStream(), server.GetStream());
            while (true)
            {
                var command = await Message(near);
                switch (_decide(Body(command)))
                {
                    case Fate.LoseCommand(var meanwhile):
                        await (meanwhile?.Invoke() ?? Task.CompletedTask);
                        return;
                    case Fate.LoseAnswer:
                        await far.WriteAsync(command, _stop.Token);
                        await Message(far);
                        return;
                    case Fate.Silence:
                        await far.WriteAsync(command, _stop.Token);
                        await Message(far);
                        await Task.Delay(Timeout.Infinite, _stop.Token);
                        return;
                    case Fate.Answer(var document):
                        await near.WriteAsync(Reply(command, document), _stop.Token);
                        break;
                    case var fate:
                        await far.WriteAsync(fate is Fate.Disguise ? Disguised(command) : command, _stop.Token);
                        await near.WriteAsync(await Message(far), _stop.Token);
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // One of the sides has closed, or the test is over.
        }
        finally
        {
            client.Close();
        }
    }

    private async Task<byte[]> Message(NetworkStream stream)
    {
        var header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header, _stop.Token);
        var message = new byte[BinaryPrimitives.ReadInt32LittleEndian(header)];
        header.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(HeaderLength), _stop.Token);
        return message;
    }

    // OP_MSG: header, flags (4), then sections; the driver sends the command itself (kind 0) first. Older hellos are OP_QUERY: let through.
    private static BsonDocument Body(byte[] message) =>
        BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(12)) == OpMsg && message[HeaderLength + 4] == 0
            ? BsonSerializer.Deserialize<BsonDocument>(message[(HeaderLength + 5)..][..BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(HeaderLength + 5))])
            : [];

    private static byte[] Reply(byte[] command, BsonDocument document)
    {
        var body = document.ToBson();
        var reply = new byte[HeaderLength + 5 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(reply, reply.Length);
        command.AsSpan(4, 4).CopyTo(reply.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(reply.AsSpan(12), OpMsg);
        body.CopyTo(reply, HeaderLength + 5);
        return reply;
    }

    private static byte[] Disguised(byte[] command)
    {
        ReadOnlySpan<byte> name = "\u0012txnNumber\0"u8;
        var place = command.AsSpan().IndexOf(name) + name.Length;
        var number = BinaryPrimitives.ReadInt64LittleEndian(command.AsSpan(place));
        var disguised = command.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(disguised.AsSpan(place), number + 1_000_000);
        return disguised;
    }
}
