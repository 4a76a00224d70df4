using System.Buffers.Binary;
using System.IO.Compression;

namespace DomainWorkers.RealNameReview.Adapters.Provider.Documents;

/// <summary>Turns a Windows bitmap that is not compressed into what PDF takes: rows from top to bottom, red before green before blue.</summary>
internal static class BmpPixels
{
    private const int FileHeader = 14;

    /// <summary>Null for 16 bits and for colours by masks, which nobody scans with.</summary>
    public static PdfImage? Read(byte[] file)
    {
        var span = file.AsSpan();
        var (width, signed) = (BinaryPrimitives.ReadInt32LittleEndian(span[18..]), BinaryPrimitives.ReadInt32LittleEndian(span[22..]));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(span[28..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(span[30..]) != 0 || bits is not (1 or 4 or 8 or 24 or 32))
            return null;

        var height = Math.Abs(signed);
        var offset = (int)BinaryPrimitives.ReadUInt32LittleEndian(span[10..]);
        var stride = ((width * bits) + 31) / 32 * 4;
        using var output = new MemoryStream();
        using (var target = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                var row = span.Slice(offset + (stride * (signed > 0 ? height - 1 - y : y)), stride);
                target.WriteByte(0);
                target.Write(bits <= 8 ? row[..(((width * bits) + 7) / 8)] : Colors(row, width, bits / 8));
            }
        }

        return bits <= 8
            ? Palette(span, offset) is { Length: > 0 } palette ? new PdfImage(width, height, bits, 1, PngPixels.Indexed(palette), output.ToArray()) : null
            : new PdfImage(width, height, 8, 3, "/DeviceRGB", output.ToArray());
    }

    private static byte[] Colors(ReadOnlySpan<byte> row, int width, int octets)
    {
        var colors = new byte[width * 3];
        for (var x = 0; x < width; x++)
            (colors[x * 3], colors[(x * 3) + 1], colors[(x * 3) + 2]) = (row[(x * octets) + 2], row[(x * octets) + 1], row[x * octets]);
        return colors;
    }

    /// <summary>Entries of four octets between the header and the pixels.</summary>
    private static byte[] Palette(ReadOnlySpan<byte> file, int offset)
    {
        var from = FileHeader + (int)BinaryPrimitives.ReadUInt32LittleEndian(file[14..]);
        return Colors(file[from..offset], Math.Min(256, (offset - from) / 4), 4);
    }
}
