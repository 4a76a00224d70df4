using System.Buffers.Binary;

namespace DomainWorkers.Epp;

/// <summary>The four-byte total length in front of every frame (RFC 5734 section 4).</summary>
internal static class EppFraming
{
    public const int HeaderBytes = 4;

    public static byte[] Frame(ReadOnlySpan<byte> xml)
    {
        var frame = new byte[HeaderBytes + xml.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        xml.CopyTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    /// <summary>Bytes of XML that follow. The length is the peer's word: nothing is allocated before it is checked.</summary>
    public static int PayloadLength(ReadOnlySpan<byte> header, int maxFrameBytes)
    {
        var total = BinaryPrimitives.ReadUInt32BigEndian(header);
        return total > HeaderBytes && total <= (uint)maxFrameBytes
            ? (int)total - HeaderBytes
            : throw new FormatException($"The peer announced a frame of {total} bytes; allowed are 5 to {maxFrameBytes}.");
    }
}
