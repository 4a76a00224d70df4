using System.Buffers.Binary;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>Windows bitmaps with an information header (40, 108 or 124 octets), not compressed: what scanners write.</summary>
internal static class BmpStructure
{
    private const int FileHeader = 14;

    // Some writers round the file up; a colour profile stands behind the pixels of the longest header only.
    private const int MaxPadding = 4;

    public static ImageReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHeader + 40)
            return ImageReading.Damaged.It;

        var header = BinaryPrimitives.ReadUInt32LittleEndian(file[14..]);
        long width = BinaryPrimitives.ReadInt32LittleEndian(file[18..]);
        // A negative height means that rows stand from top to bottom.
        var height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..]));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(file[28..]);
        var compression = BinaryPrimitives.ReadUInt32LittleEndian(file[30..]);
        var plausible = header is 40 or 108 or 124 && file.Length >= FileHeader + header
            && width is > 0 and <= ImagePolicy.AnyEdge && height is > 0 and <= ImagePolicy.AnyEdge
            && BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) == 1
            && (compression == 0 ? bits is 1 or 4 or 8 or 16 or 24 or 32 : compression == 3 && bits is 16 or 32)
            && Fits(file, header, ((width * bits) + 31) / 32 * 4 * height);
        return plausible ? new ImageReading.Image(ImageFormat.Bmp, (int)width, (int)height) : ImageReading.Damaged.It;
    }

    /// <summary>The pixels lie behind the header and end where the file ends.</summary>
    private static bool Fits(ReadOnlySpan<byte> file, uint header, long pixels)
    {
        long announced = BinaryPrimitives.ReadUInt32LittleEndian(file[2..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        var end = offset + pixels;
        var profile = header == 124 ? BinaryPrimitives.ReadUInt32LittleEndian(file[(FileHeader + 116)..]) : 0L;
        return offset >= FileHeader + header
            && offset <= FileHeader + header + (4 * 256) + 12
            && end <= file.Length && file.Length <= end + profile + MaxPadding
            && (announced == 0 || announced == file.Length || announced == end);
    }
}
