using System.Buffers.Binary;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>PNG (ISO/IEC 15948), chunk by chunk with its check sums: IHDR first, pixels, IEND last, nothing behind it.</summary>
internal static class PngStructure
{
    private const int Signature = 8;
    private const int ChunkFrame = 12;

    public static ImageReading Read(ReadOnlySpan<byte> file)
    {
        var (width, height, pixels) = (0, 0, false);
        for (var at = Signature; Chunk(file[at..]) is { } length;)
        {
            var type = file.Slice(at + 4, 4);
            var data = file.Slice(at + 8, length);
            var first = at == Signature;
            if (first != type.SequenceEqual("IHDR"u8) || (first && !Header(data, out width, out height)))
                return ImageReading.Damaged.It;

            pixels |= type.SequenceEqual("IDAT"u8) && length > 0;
            at += ChunkFrame + length;
            if (type.SequenceEqual("IEND"u8))
                return length == 0 && pixels && at == file.Length ? new ImageReading.Image(ImageFormat.Png, width, height) : ImageReading.Damaged.It;
        }

        return ImageReading.Damaged.It;
    }

    /// <summary>The length of the data of the chunk that begins here, or null where it is not whole.</summary>
    private static int? Chunk(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < ChunkFrame)
            return null;

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > (uint)(rest.Length - ChunkFrame))
            return null;

        var sum = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
        return Crc32.Of(rest.Slice(4, 4 + (int)length)) == sum ? (int)length : null;
    }

    private static bool Header(ReadOnlySpan<byte> data, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (data.Length != 13)
            return false;

        width = BinaryPrimitives.ReadInt32BigEndian(data);
        height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
        var depth = data[9] switch
        {
            0 => data[8] is 1 or 2 or 4 or 8 or 16,
            3 => data[8] is 1 or 2 or 4 or 8,
            2 or 4 or 6 => data[8] is 8 or 16,
            _ => false,
        };
        return width > 0 && height > 0 && depth && data[10] == 0 && data[11] == 0 && data[12] is 0 or 1;
    }
}
