using System.Buffers.Binary;

namespace DomainWorkers.DocumentDbGateway.Wire;

/// <summary>One message as it stands on the wire: the header's fields and the bytes behind it.</summary>
internal sealed record Frame(int RequestId, int ResponseTo, int OpCode, byte[] Payload)
{
    public const int HeaderLength = 16;
    public const int OpReply = 1;
    public const int OpQuery = 2004;
    public const int OpMsg = 2013;

    /// <summary>What `hello` promises as maxMessageSizeBytes.</summary>
    public const int MaxLength = 48_000_000;

    // A length is only a claim: memory is taken as bytes arrive, so that a lie costs its sender and not us.
    private const int FirstBlock = 64 * 1024;

    /// <summary>Reads the next frame; null when the peer has closed between two frames.</summary>
    public static async Task<Frame?> Read(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        var first = await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken);
        if (first == 0)
            return null;
        if (first < HeaderLength)
            throw new WireFormatException("the connection ended inside a header");

        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is < HeaderLength or > MaxLength)
            throw new WireFormatException($"a message of {length} bytes");

        var payload = new byte[Math.Min(length - HeaderLength, FirstBlock)];
        var filled = 0;
        while (true)
        {
            await stream.ReadExactlyAsync(payload.AsMemory(filled), cancellationToken);
            filled = payload.Length;
            if (filled == length - HeaderLength)
                break;
            Array.Resize(ref payload, (int)Math.Min(length - HeaderLength, filled * 2L));
        }

        return new Frame(Field(4), Field(8), Field(12), payload);

        int Field(int offset) => BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(offset));
    }
}
