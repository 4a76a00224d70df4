using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace DomainWorkers.DocumentDbGateway.Tests.Wire;

/// <summary>A client that can say what a driver never would.</summary>
internal sealed class WireClient : IAsyncDisposable
{
    public const int OpMsg = 2013;

    private readonly NetworkStream _stream;

    private WireClient(Socket socket) => _stream = new NetworkStream(socket, ownsSocket: true);

    public static async Task<WireClient> Connect(EndPoint address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address);
        return new WireClient(socket);
    }

    public static byte[] Frame(int opCode, params byte[][] parts)
    {
        var payload = parts.SelectMany(part => part).ToArray();
        return [.. Int(payload.Length + 16), .. Int(7), .. Int(0), .. Int(opCode), .. payload];
    }

    public static byte[] Msg(BsonDocument command, int flags = 0) => Frame(OpMsg, Int(flags), [0], command.ToBson());

    /// <summary>A document sequence as its own section.</summary>
    public static byte[] Sequence(string name, params BsonDocument[] documents)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(name), 0, .. documents.SelectMany(document => document.ToBson())];
        return [1, .. Int(body.Length + 4), .. body];
    }

    public static byte[] WithChecksum(BsonDocument command, bool right = true)
    {
        var frame = Frame(OpMsg, Int(1), [0], command.ToBson(), Int(0));
        var crc = ~frame[..^4].Aggregate(uint.MaxValue, BitOperations.Crc32C);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(frame.Length - 4), right ? crc : crc + 1);
        return frame;
    }

    public static byte[] Int(int value) => BitConverter.GetBytes(value);

    public async Task Send(byte[] bytes) => await _stream.WriteAsync(bytes);

    public async Task<BsonDocument> Ask(byte[] frame)
    {
        await Send(frame);
        return await Receive() ?? throw new InvalidOperationException("the connection was closed instead of an answer");
    }

    /// <summary>The next answer's document; null when the peer closed the connection.</summary>
    public async Task<BsonDocument?> Receive()
    {
        try
        {
            var header = new byte[16];
            await _stream.ReadExactlyAsync(header).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            var payload = new byte[BitConverter.ToInt32(header) - 16];
            await _stream.ReadExactlyAsync(payload);
            Assert.Equal(7, BitConverter.ToInt32(header, 8));
            return BsonSerializer.Deserialize<BsonDocument>(payload[(BitConverter.ToInt32(header, 12) == OpMsg ? 5 : 20)..]);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void HalfClose() => _stream.Socket.Shutdown(SocketShutdown.Send);

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
