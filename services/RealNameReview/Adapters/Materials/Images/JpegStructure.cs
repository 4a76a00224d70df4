using System.Buffers.Binary;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>
/// JPEG (ITU-T T.81, annex B), marker by marker to the last octet. What follows the image may only be further images (the multi-picture format of
/// phones) or zeros.
/// </summary>
internal static class JpegStructure
{
    public static ImageReading Read(ReadOnlySpan<byte> file)
    {
        if (Image(file, out var width, out var height) is not { } length)
            return ImageReading.Damaged.It;

        for (var rest = file[length..].TrimStart((byte)0); rest.Length > 0; rest = rest[length..].TrimStart((byte)0))
        {
            if (!rest.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) || Image(rest, out _, out _) is not { } further)
                return ImageReading.Damaged.It;
            length = further;
        }

        return new ImageReading.Image(ImageFormat.Jpeg, width, height);
    }

    /// <summary>Octets from SOI to EOI, or null where there is no whole image.</summary>
    private static int? Image(ReadOnlySpan<byte> file, out int width, out int height)
    {
        (width, height) = (0, 0);
        var scans = 0;
        var at = 2;
        while (Marker(file, ref at) is { } marker)
        {
            switch (marker)
            {
                case 0xd9:
                    return scans > 0 && width > 0 ? at : null;
                case 0x01 or (>= 0xd0 and <= 0xd8):
                    // Markers without a length have no place between segments.
                    return null;
            }

            if (Segment(file, at) is not { } length)
                return null;
            if (IsFrame(marker) && (width > 0 || !Frame(file.Slice(at, length), out width, out height)))
                return null;

            at += length;
            if (marker == 0xda)
            {
                // Without a frame before it a scan has no dimensions.
                if (width == 0)
                    return null;
                scans++;
                at = EndOfScan(file, at);
            }
        }

        return null;
    }

    /// <summary>The marker at that place, after any number of fill octets; moves past it.</summary>
    private static byte? Marker(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xff)
            return null;
        while (at < file.Length && file[at] == 0xff)
            at++;

        return at < file.Length && file[at] != 0 ? file[at++] : null;
    }

    private static int? Segment(ReadOnlySpan<byte> file, int at)
    {
        if (file.Length - at < 2)
            return null;

        int length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        return length >= 2 && length <= file.Length - at ? length : null;
    }

    /// <summary>SOF0 to SOF15 without DHT, JPG and DAC, which lie among them.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    private static bool Frame(ReadOnlySpan<byte> segment, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (segment.Length < 8 || segment[7] is not (>= 1 and <= 4) || segment.Length != 8 + (3 * segment[7]) || segment[2] is not (8 or 12 or 16))
            return false;

        height = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        width = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
        return width > 0 && height > 0;
    }

    /// <summary>Entropy-coded octets end at a marker that is neither a stuffed zero nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at + 1 < file.Length)
        {
            var next = file[at..].IndexOf((byte)0xff);
            if (next < 0)
                return file.Length;

            at += next;
            if (at + 1 < file.Length && file[at + 1] is not (0x00 or 0xff or (>= 0xd0 and <= 0xd7)))
                return at;
            at += at + 1 < file.Length && file[at + 1] == 0xff ? 1 : 2;
        }

        return file.Length;
    }
}
