using System.Buffers.Binary;
using System.IO.Compression;

namespace DomainWorkers.RealNameReview.Adapters.Provider.Documents;

/// <summary>
/// Turns a PNG into what PDF takes. PDF knows PNG's own rows, so most pictures are carried over as they are, without a pixel being decoded; only
/// transparency, which PDF wants apart, is taken out row by row.
/// </summary>
internal static class PngPixels
{
    private const int Signature = 8;

    // What a phone's or a scanner's picture stays below; rows are worked on one by one, so this bounds time and not memory.
    private const long MaxPixels = 60_000_000;

    /// <summary>Null for what this does not carry over: interlaced, without its palette, or with rows that are none.</summary>
    public static PdfImage? Read(byte[] file)
    {
        var header = file.AsSpan(Signature + 8, 13);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        int bits = header[8];
        if (header[12] != 0 || (long)width * height > MaxPixels)
            return null;

        using var pixels = new MemoryStream();
        byte[]? palette = null;
        foreach (var (type, at, length) in Chunks(file))
        {
            if (type == "IDAT")
                pixels.Write(file, at, length);
            else if (type == "PLTE")
                palette = file.AsSpan(at, length).ToArray();
        }

        return header[9] switch
        {
            0 => new PdfImage(width, height, bits, 1, "/DeviceGray", pixels.ToArray()),
            2 => new PdfImage(width, height, bits, 3, "/DeviceRGB", pixels.ToArray()),
            3 when palette is { Length: >= 3 } => new PdfImage(width, height, bits, 1, Indexed(palette), pixels.ToArray()),
            4 => Opaque(width, height, bits, 1, "/DeviceGray", pixels),
            6 => Opaque(width, height, bits, 3, "/DeviceRGB", pixels),
            _ => null,
        };
    }

    public static string Indexed(ReadOnlySpan<byte> palette) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[/Indexed /DeviceRGB {(palette.Length / 3) - 1} <{Convert.ToHexString(palette[..(palette.Length / 3 * 3)])}>]");

    private static IEnumerable<(string Type, int At, int Length)> Chunks(byte[] file)
    {
        for (var at = Signature; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            yield return (System.Text.Encoding.ASCII.GetString(file, at + 4, 4), at + 8, length);
            at += 12 + length;
        }
    }

    private static PdfImage? Opaque(int width, int height, int bits, int colors, string space, MemoryStream deflated)
    {
        var sample = bits / 8;
        var (pixel, kept) = ((colors + 1) * sample, colors * sample);
        var (row, before) = (new byte[width * pixel], new byte[width * pixel]);
        var filter = new byte[1];
        deflated.Position = 0;
        using var output = new MemoryStream();
        try
        {
            using var source = new ZLibStream(deflated, CompressionMode.Decompress);
            using (var target = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
            {
                for (var y = 0; y < height; y++)
                {
                    source.ReadExactly(filter);
                    source.ReadExactly(row);
                    if (!Unfilter(filter[0], row, before, pixel))
                        return null;
                    // Filter 0: the row as it is.
                    target.WriteByte(0);
                    for (var x = 0; x < row.Length; x += pixel)
                        target.Write(row, x, kept);
                    (row, before) = (before, row);
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        return new PdfImage(width, height, bits, colors, space, output.ToArray());
    }

    /// <summary>Undoes a row's filter (ISO/IEC 15948 section 9); false for one that there is not.</summary>
    private static bool Unfilter(byte filter, byte[] row, byte[] above, int pixel)
    {
        for (var x = 0; x < row.Length; x++)
        {
            int left = x >= pixel ? row[x - pixel] : 0;
            int corner = x >= pixel ? above[x - pixel] : 0;
            switch (filter)
            {
                case 0:
                    return true;
                case 1:
                    row[x] += (byte)left;
                    break;
                case 2:
                    row[x] += above[x];
                    break;
                case 3:
                    row[x] += (byte)((left + above[x]) / 2);
                    break;
                case 4:
                    row[x] += (byte)Paeth(left, above[x], corner);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
