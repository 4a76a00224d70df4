using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace DomainWorkers.DocumentDbGateway.Wire;

/// <summary>Turns OP_MSG and the legacy OP_QUERY (only ever used to say hello) into requests.</summary>
internal static class RequestParser
{
    private const int ChecksumPresent = 1 << 0;
    private const int MoreToCome = 1 << 1;
    private const int RequiredFlags = 0xFFFF;
    private const int ChecksumLength = 4;

    public static Request Parse(Frame frame) => frame.OpCode switch
    {
        Frame.OpMsg => ParseMsg(frame),
        Frame.OpQuery => ParseQuery(frame),
        _ => throw new WireFormatException($"opcode {frame.OpCode}")
    };

    private static Request ParseMsg(Frame frame)
    {
        var bytes = frame.Payload;
        var flags = Int32(bytes, 0);
        // The low 16 bits are required: a server must refuse what it does not know.
        if ((flags & RequiredFlags & ~(ChecksumPresent | MoreToCome)) != 0)
            throw new WireFormatException($"flags {flags:x}");

        var end = bytes.Length;
        if ((flags & ChecksumPresent) != 0)
        {
            end -= ChecksumLength;
            if (end < ChecksumLength || (uint)Int32(bytes, end) != Checksum(frame, end))
                throw new WireFormatException("the checksum does not fit");
        }

        byte[]? body = null;
        string? name = null;
        byte[]? sequence = null;
        for (var position = 4; position < end;)
        {
            var kind = bytes[position++];
            var length = Int32(bytes, position);
            if (length < 5 || length > end - position)
                throw new WireFormatException($"a section of {length} bytes");
            var section = bytes.AsSpan(position, length);
            position += length;
            if (kind == 0 && body is null)
            {
                body = Document(section);
            }
            else if (kind == 1 && name is null)
            {
                name = CString(section[4..]);
                sequence = Documents(section[(section[4..].IndexOf((byte)0) + 5)..]);
            }
            else
            {
                throw new WireFormatException($"a second section of kind {kind}");
            }
        }

        if (body is null)
            throw new WireFormatException("no body section");
        return new Request(frame.RequestId, body, name, sequence) { ExpectsReply = (flags & MoreToCome) == 0 };
    }

    private static Request ParseQuery(Frame frame)
    {
        _ = Int32(frame.Payload, 0);
        var collection = CString(frame.Payload.AsSpan(4));
        var document = 4 + frame.Payload.AsSpan(4).IndexOf((byte)0) + 1 + 8;
        if (document >= frame.Payload.Length || !collection.EndsWith(".$cmd", StringComparison.Ordinal))
            throw new WireFormatException("OP_QUERY is answered for commands only");
        var length = Int32(frame.Payload, document);
        if (length < 5 || length > frame.Payload.Length - document)
            throw new WireFormatException($"a document of {length} bytes");
        return new Request(frame.RequestId, Document(frame.Payload.AsSpan(document, length)), null, null)
        {
            IsLegacy = true,
            DatabaseOfQuery = collection[..^".$cmd".Length]
        };
    }

    private static byte[] Document(ReadOnlySpan<byte> bytes)
    {
        BsonShape.Check(bytes);
        return bytes.ToArray();
    }

    /// <summary>The documents of a sequence lie side by side, each with its own length.</summary>
    private static byte[] Documents(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        while (!rest.IsEmpty)
        {
            var length = rest.Length >= 4 ? BinaryPrimitives.ReadInt32LittleEndian(rest) : 0;
            if (length < 5 || length > rest.Length)
                throw new WireFormatException("a document sequence that does not end where it says");
            BsonShape.Check(rest[..length]);
            rest = rest[length..];
        }

        return bytes.ToArray();
    }

    private static string CString(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return end >= 0 ? Encoding.UTF8.GetString(bytes[..end]) : throw new WireFormatException("a name without end");
    }

    private static int Int32(byte[] bytes, int position) =>
        position >= 0 && position <= bytes.Length - 4
            ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(position))
            : throw new WireFormatException("the message is too short");

    /// <summary>CRC-32C over header and payload up to the checksum itself.</summary>
    private static uint Checksum(Frame frame, int end)
    {
        Span<byte> header = stackalloc byte[Frame.HeaderLength];
        BinaryPrimitives.WriteInt32LittleEndian(header, frame.Payload.Length + Frame.HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], frame.RequestId);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], frame.ResponseTo);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], frame.OpCode);
        var crc = uint.MaxValue;
        foreach (var value in header)
            crc = BitOperations.Crc32C(crc, value);
        foreach (var value in frame.Payload.AsSpan(0, end))
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
