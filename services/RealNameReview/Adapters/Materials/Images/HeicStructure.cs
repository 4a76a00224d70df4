using System.Buffers.Binary;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>
/// HEIC (ISO/IEC 23008-12): boxes that fill the file to the last octet, one of them with the properties of the images. A phone's picture is a
/// grid of tiles whose properties stand beside its own: the largest extent is the picture's.
/// </summary>
internal static class HeicStructure
{
    private const int BoxHeader = 8;

    private static readonly byte[][] Brands = ["heic"u8.ToArray(), "heix"u8.ToArray(), "heim"u8.ToArray(), "heis"u8.ToArray()];

    public static ImageReading Read(ReadOnlySpan<byte> file)
    {
        var extent = (Width: 0L, Height: 0L);
        var pixels = false;
        for (var rest = file; rest.Length > 0;)
        {
            if (Box(rest) is not { } box)
                return ImageReading.Damaged.It;

            var type = rest.Slice(4, 4);
            var content = rest[box.Header..box.Length];
            if (rest.Length == file.Length && !IsHeic(content))
                return ImageReading.Unknown.It;

            pixels |= type.SequenceEqual("mdat"u8) && content.Length > 0;
            // meta is a full box: a version and flags stand in front of its boxes.
            if (type.SequenceEqual("meta"u8) && content.Length >= 4 && Child(Child(content[4..], "iprp"u8), "ipco"u8) is { Length: > 0 } properties)
                extent = Largest(properties);
            rest = rest[box.Length..];
        }

        return pixels && extent is { Width: > 0 and <= ImagePolicy.AnyEdge, Height: > 0 and <= ImagePolicy.AnyEdge }
            ? new ImageReading.Image(ImageFormat.Heic, (int)extent.Width, (int)extent.Height)
            : ImageReading.Damaged.It;
    }

    private static bool IsHeic(ReadOnlySpan<byte> fileType)
    {
        // The major brand, its version, and then the compatible ones.
        for (var at = 0; at + 4 <= fileType.Length; at += at == 0 ? 8 : 4)
        {
            foreach (var brand in Brands)
            {
                if (fileType.Slice(at, 4).SequenceEqual(brand))
                    return true;
            }
        }

        return false;
    }

    private static (int Header, int Length)? Box(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < BoxHeader)
            return null;

        var (header, length) = (BoxHeader, (ulong)BinaryPrimitives.ReadUInt32BigEndian(rest));
        if (length == 0)
            length = (ulong)rest.Length;
        else if (length == 1)
        {
            if (rest.Length < 16)
                return null;
            (header, length) = (16, BinaryPrimitives.ReadUInt64BigEndian(rest[8..]));
        }

        return length >= (ulong)header && length <= (ulong)rest.Length ? (header, (int)length) : null;
    }

    private static ReadOnlySpan<byte> Child(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> type)
    {
        while (Box(boxes) is { } box)
        {
            if (boxes.Slice(4, 4).SequenceEqual(type))
                return boxes[box.Header..box.Length];
            boxes = boxes[box.Length..];
        }

        return [];
    }

    private static (long Width, long Height) Largest(ReadOnlySpan<byte> properties)
    {
        var largest = (Width: 0L, Height: 0L);
        while (Box(properties) is { } box)
        {
            var content = properties[box.Header..box.Length];
            if (properties.Slice(4, 4).SequenceEqual("ispe"u8) && content.Length >= 12)
            {
                long width = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
                long height = BinaryPrimitives.ReadUInt32BigEndian(content[8..]);
                if ((UInt128)width * (UInt128)height > (UInt128)largest.Width * (UInt128)largest.Height)
                    largest = (width, height);
            }

            properties = properties[box.Length..];
        }

        return largest;
    }
}
