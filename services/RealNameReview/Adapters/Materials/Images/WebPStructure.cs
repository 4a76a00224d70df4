using System.Buffers.Binary;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>WebP (RFC 9649): a RIFF container whose chunks fill it to the last octet.</summary>
internal static class WebPStructure
{
    private const int Container = 12;
    private const int ChunkHeader = 8;

    public static ImageReading Read(ReadOnlySpan<byte> file)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L != file.Length)
            return ImageReading.Damaged.It;

        (int Width, int Height)? canvas = null;
        var pixels = false;
        var at = Container;
        while (at < file.Length)
        {
            if (Chunk(file[at..]) is not { } length)
                return ImageReading.Damaged.It;

            var data = file.Slice(at + ChunkHeader, length);
            var type = file.Slice(at, 4);
            pixels |= type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8) || type.SequenceEqual("ANMF"u8);
            if (at == Container)
                canvas = Dimensions(type, data);
            if (canvas is null)
                return ImageReading.Damaged.It;

            at += ChunkHeader + length + (length & 1);
        }

        return at == file.Length && pixels && canvas is { } size
            ? new ImageReading.Image(ImageFormat.WebP, size.Width, size.Height)
            : ImageReading.Damaged.It;
    }

    private static int? Chunk(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < ChunkHeader)
            return null;

        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        return length <= (uint)(rest.Length - ChunkHeader) ? (int)length : null;
    }

    private static (int Width, int Height)? Dimensions(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (type.SequenceEqual("VP8X"u8) && data.Length == 10)
            return (Three(data[4..]) + 1, Three(data[7..]) + 1);
        if (type.SequenceEqual("VP8L"u8) && data is [0x2f, _, _, _, _, ..])
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return ((int)(bits & 0x3fff) + 1, (int)((bits >> 14) & 0x3fff) + 1);
        }

        // A key frame: its lowest bit is clear, and a start code follows the three octets of the tag.
        if (type.SequenceEqual("VP8 "u8) && data is [var tag, _, _, 0x9d, 0x01, 0x2a, _, _, _, _, ..] && (tag & 1) == 0)
        {
            var width = BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3fff;
            var height = BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3fff;
            return width > 0 && height > 0 ? (width, height) : null;
        }

        return null;
    }

    private static int Three(ReadOnlySpan<byte> octets) => octets[0] | (octets[1] << 8) | (octets[2] << 16);
}
