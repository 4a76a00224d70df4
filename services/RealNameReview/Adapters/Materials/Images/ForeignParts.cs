using System.Buffers.Binary;

namespace DomainWorkers.RealNameReview.Adapters.Materials.Images;

/// <summary>
/// Finds what would make another program take an image for something else: a page, a script or a document at its beginning, an archive at its
/// end. Pure.
/// </summary>
internal static class ForeignParts
{
    // What content sniffers and PDF readers look at.
    private const int Head = 1024;

    // An archive's directory ends within its last 22 octets and a comment of up to 65,535.
    private const int Tail = 22 + 65_535;

    private static readonly byte[][] Marks =
    [
        "%pdf-"u8.ToArray(), "<html"u8.ToArray(), "<script"u8.ToArray(), "<!doctype"u8.ToArray(), "<?php"u8.ToArray(), "<svg"u8.ToArray(),
        "<body"u8.ToArray(), "<iframe"u8.ToArray(), "#!/"u8.ToArray(),
    ];

    public static bool Any(ReadOnlySpan<byte> file) => HasMark(file[..Math.Min(file.Length, Head)]) || IsArchive(file);

    private static bool HasMark(ReadOnlySpan<byte> head)
    {
        Span<byte> lower = stackalloc byte[head.Length];
        for (var index = 0; index < head.Length; index++)
            lower[index] = head[index] is >= (byte)'A' and <= (byte)'Z' ? (byte)(head[index] | 0x20) : head[index];

        foreach (var mark in Marks)
        {
            if (lower.IndexOf(mark) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsArchive(ReadOnlySpan<byte> file)
    {
        var tail = file[^Math.Min(file.Length, Tail)..];
        for (var at = tail.IndexOf("PK\u0005\u0006"u8); at >= 0;)
        {
            // Four octets turn up by chance in pixels; a directory that lies where they say does not.
            if (tail.Length - at >= 22 && IsDirectoryEnd(file, tail[at..], file.Length - tail.Length + at))
                return true;

            var next = tail[(at + 4)..].IndexOf("PK\u0005\u0006"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return false;
    }

    private static bool IsDirectoryEnd(ReadOnlySpan<byte> file, ReadOnlySpan<byte> end, int at)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        if (entries == 0)
            return size == 0;

        // Where other octets lie in front of an archive, offsets count from its own beginning: the directory ends where its end mark begins.
        return size <= (uint)at && file[(at - (int)size)..].StartsWith("PK\u0001\u0002"u8);
    }
}
