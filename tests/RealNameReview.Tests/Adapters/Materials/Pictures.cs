using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Materials;

/// <summary>Makes files of every format octet by octet, from the formats' own texts and not from what reads them.</summary>
internal static class Pictures
{
    public static byte[] Jpeg(int width = 800, int height = 600, byte frame = 0xc0, byte[]? application = null) =>
    [
        0xff, 0xd8, .. Segment(0xe0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. application is null ? [] : Segment(0xe1, application),
        .. Segment(0xdb, [0, .. Enumerable.Repeat((byte)16, 64)]),
        .. Segment(frame, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]),
        .. Segment(0xc4, [0, .. new byte[16]]),
        .. Segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
        0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd0, 0x78, 0xff, 0xff, 0xd9,
    ];

    public static byte[] Png(int width = 800, int height = 600, byte color = 2, byte depth = 8) =>
    [
        0x89, .. "PNG\r\n\x1a\n"u8,
        .. Chunk("IHDR", [.. Big(width), .. Big(height), depth, color, 0, 0, 0]),
        .. Chunk("tEXt", [.. "Comment\0of the scanner"u8]),
        .. Chunk("IDAT", Zlib(new byte[100])),
        .. Chunk("IEND", []),
    ];

    public static byte[] Bmp(int width = 33, int height = 20, short bits = 24, int header = 40, byte[]? behind = null)
    {
        var pixels = ((width * bits) + 31) / 32 * 4 * Math.Abs(height);
        var offset = 14 + header;
        return
        [
            .. "BM"u8, .. Little(offset + pixels + (behind?.Length ?? 0)), 0, 0, 0, 0, .. Little(offset),
            .. Little(header), .. Little(width), .. Little(height), 1, 0, (byte)bits, 0, .. Little(0), .. Little(pixels), .. new byte[header - 24],
            .. new byte[pixels], .. behind ?? [],
        ];
    }

    public static byte[] WebPLossy(int width = 800, int height = 600) => Riff(Vp8(width, height));

    public static byte[] WebPLossless(int width = 800, int height = 600) =>
        Riff(RiffChunk("VP8L", [0x2f, .. Little((width - 1) | ((height - 1) << 14)), 0]));

    public static byte[] WebPExtended(int width = 800, int height = 600) => Riff(
    [
        .. RiffChunk("VP8X", [0, 0, 0, 0, .. Little(width - 1)[..3], .. Little(height - 1)[..3]]), .. Vp8(width, height), .. RiffChunk("EXIF", [1, 2, 3]),
    ]);

    public static byte[] Heic(int width = 4032, int height = 3024, string brand = "heic") =>
    [
        .. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "mif1heic"u8]),
        .. Box("meta", [0, 0, 0, 0, .. Box("hdlr", new byte[8]), .. Box("iprp", Box("ipco", [.. Extent(512, 512), .. Extent(width, height), .. Extent(320, 240)]))]),
        .. Box("mdat", [1, 2, 3, 4]),
    ];

    public static byte[] Gif => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3b];

    public static byte[] Pdf => [.. "%PDF-1.7\n%%EOF"u8];

    /// <summary>A real archive with one file.</summary>
    public static byte[] Zip()
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("a.txt").Open();
            entry.Write("hidden"u8);
        }

        return output.ToArray();
    }

    public static byte[] Segment(byte marker, byte[] content) =>
        [0xff, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. Big(data.Length), .. named, .. Big((int)Sum(named))];
    }

    public static byte[] Box(string type, byte[] content) => [.. Big(content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];

    private static byte[] Extent(int width, int height) => Box("ispe", [0, 0, 0, 0, .. Big(width), .. Big(height)]);

    private static byte[] Vp8(int width, int height) =>
        RiffChunk("VP8 ", [0x10, 0, 0, 0x9d, 0x01, 0x2a, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 1]);

    private static byte[] RiffChunk(string type, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(type), .. Little(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    private static byte[] Zlib(byte[] data)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(data);
        return output.ToArray();
    }

    // Bit by bit, unlike the table that is tested with it.
    private static uint Sum(byte[] octets)
    {
        var sum = 0xffffffffu;
        foreach (var octet in octets)
        {
            for (var bit = 0; bit < 8; bit++)
                sum = ((sum ^ (uint)(octet >> bit)) & 1) == 1 ? (sum >> 1) ^ 0xedb88320 : sum >> 1;
        }

        return ~sum;
    }

    private static byte[] Big(int value)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(octets, value);
        return octets;
    }

    private static byte[] Little(int value)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(octets, value);
        return octets;
    }
}
