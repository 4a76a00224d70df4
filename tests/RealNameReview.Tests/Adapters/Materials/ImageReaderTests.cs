using DomainWorkers.RealNameReview.Adapters.Materials.Images;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Materials;

public sealed class ImageReaderTests
{
    public static TheoryData<string, byte[], ImageFormat, int, int> Whole => new()
    {
        { "jpeg", Pictures.Jpeg(), ImageFormat.Jpeg, 800, 600 },
        { "progressive jpeg", Pictures.Jpeg(65_500, 1, frame: 0xc2), ImageFormat.Jpeg, 65_500, 1 },
        { "jpeg with a second picture", [.. Pictures.Jpeg(), .. Pictures.Jpeg(80, 60)], ImageFormat.Jpeg, 800, 600 },
        { "jpeg with zeros", [.. Pictures.Jpeg(), 0, 0, 0, .. Pictures.Jpeg(80, 60), 0], ImageFormat.Jpeg, 800, 600 },
        { "png", Pictures.Png(), ImageFormat.Png, 800, 600 },
        { "png with a palette", Pictures.Png(1, 70_000, 3, 1), ImageFormat.Png, 1, 70_000 },
        { "bmp", Pictures.Bmp(), ImageFormat.Bmp, 33, 20 },
        { "bmp from top to bottom", Pictures.Bmp(7, -9, 32), ImageFormat.Bmp, 7, 9 },
        { "bmp with one bit", Pictures.Bmp(100, 10, 1, 108), ImageFormat.Bmp, 100, 10 },
        { "webp", Pictures.WebPLossy(), ImageFormat.WebP, 800, 600 },
        { "lossless webp", Pictures.WebPLossless(16_384, 1), ImageFormat.WebP, 16_384, 1 },
        { "extended webp", Pictures.WebPExtended(), ImageFormat.WebP, 800, 600 },
        { "heic of tiles", Pictures.Heic(), ImageFormat.Heic, 4032, 3024 },
        { "heic by its compatible brand", Pictures.Heic(brand: "mif1"), ImageFormat.Heic, 4032, 3024 },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_whole_image_is_told_by_its_content(string what, byte[] file, ImageFormat format, int width, int height)
    {
        Assert.NotEmpty(what);
        Assert.Equal(new ImageReading.Image(format, width, height), ImageReader.Read(file));
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void An_image_that_is_cut_off_anywhere_is_damaged(string what, byte[] file, ImageFormat format, int width, int height)
    {
        Assert.NotEmpty(what);
        Assert.True(width > 0 && height > 0);
        var first = Pictures.Jpeg().Length;
        for (var length = 16; length < file.Length; length++)
        {
            // Zeros at the end, and the end between two pictures, are no loss of the first.
            if (format == ImageFormat.Jpeg && length >= first && (length == first || file[first..length].All(octet => octet == 0) || length >= file.Length - 1))
                continue;

            Assert.IsNotType<ImageReading.Image>(ImageReader.Read(file.AsSpan(0, length)));
        }
    }

    public static TheoryData<string, byte[]> Polyglots => new()
    {
        { "jpeg and zip", [.. Pictures.Jpeg(), .. Pictures.Zip()] },
        { "jpeg with a zip in its comment", Pictures.Jpeg(application: Pictures.Zip()) },
        { "jpeg with a page in its comment", Pictures.Jpeg(application: "<ScRiPt>alert(1)</script>"u8.ToArray()) },
        { "jpeg with a document in its comment", Pictures.Jpeg(application: "%PDF-1.4 obj"u8.ToArray()) },
        { "jpeg with a program behind it", [.. Pictures.Jpeg(), .. "<?php echo 1;"u8] },
        { "png and zip", [.. Pictures.Png(), .. Pictures.Zip()] },
        { "png with an octet behind it", [.. Pictures.Png(), 0] },
        { "png with a zip in a chunk", [.. Pictures.Png()[..^12], .. Pictures.Chunk("zzZz", Pictures.Zip()), .. Pictures.Chunk("IEND", [])] },
        { "bmp with a page behind it", Pictures.Bmp(behind: "<html><body>"u8.ToArray()) },
        { "bmp and zip", Pictures.Bmp(behind: Pictures.Zip()) },
        { "webp and zip", [.. Pictures.WebPLossy(), .. Pictures.Zip()] },
        { "heic and zip", [.. Pictures.Heic(), .. Pictures.Zip()] },
        { "heic with a box of an archive", [.. Pictures.Heic(), .. Pictures.Box("free", Pictures.Zip())] },
    };

    [Theory]
    [MemberData(nameof(Polyglots))]
    public void An_image_that_is_something_else_as_well_is_damaged(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        Assert.IsType<ImageReading.Damaged>(ImageReader.Read(file));
    }

    public static TheoryData<string, byte[]> Contradictions => new()
    {
        { "jpeg without dimensions", Pictures.Jpeg(0, 600) },
        { "jpeg without pixels", [0xff, 0xd8, .. Pictures.Segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), 0xff, 0xd9] },
        { "jpeg with two frames", [0xff, 0xd8, .. Pictures.Segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), .. Pictures.Jpeg()[2..]] },
        { "png with a wrong sum", Bent(Pictures.Png(), 20) },
        { "png without dimensions", Pictures.Png(0) },
        { "png of a negative height", Pictures.Png(1, -1) },
        { "png of a depth that is none", Pictures.Png(depth: 3) },
        { "bmp of a size that would overflow", Pictures.Bmp()[..18].Concat<byte>([0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f]).Concat(Pictures.Bmp()[26..]).ToArray() },
        { "bmp whose pixels lie elsewhere", [.. Pictures.Bmp()[..10], 0xff, 0xff, 0xff, 0xff, .. Pictures.Bmp()[14..]] },
        { "webp whose length is another", [.. Pictures.WebPLossy()[..4], 0xff, 0xff, 0xff, 0xff, .. Pictures.WebPLossy()[8..]] },
        { "heic without pixels", Pictures.Heic()[..^12] },
        { "heic of no extent", Pictures.Heic(0, 0)[..40] },
        { "heic with a box larger than the file", [.. Pictures.Heic(), 0xff, 0xff, 0xff, 0xff, .. "free"u8] },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void An_image_that_contradicts_itself_is_damaged(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        Assert.IsType<ImageReading.Damaged>(ImageReader.Read(file));
    }

    public static TheoryData<string, byte[]> Others => new()
    {
        { "gif", Pictures.Gif },
        { "pdf", Pictures.Pdf },
        { "zip", Pictures.Zip() },
        { "video", [.. Pictures.Box("ftyp", [.. "isom"u8, 0, 0, 0, 0, .. "mp42"u8]), .. Pictures.Box("mdat", [1])] },
        { "text", [.. "a text that goes on for a while"u8] },
        { "nothing", [] },
        { "one octet", [0xff] },
        { "svg", [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8] },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_image_of_ours_is_unknown(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        Assert.IsType<ImageReading.Unknown>(ImageReader.Read(file));
    }

    [Fact]
    public void Four_octets_that_look_like_an_archives_end_are_pixels()
    {
        var file = Pictures.Jpeg(application: [.. "PK"u8, 5, 6, .. Enumerable.Repeat((byte)0xab, 30)]);

        Assert.IsType<ImageReading.Image>(ImageReader.Read(file));
    }

    [Fact]
    public void A_hundred_thousand_changed_files_are_read_or_refused_and_nothing_is_thrown()
    {
        byte[][] files =
        [
            Pictures.Jpeg(), Pictures.Png(), Pictures.Bmp(5, 3), Pictures.WebPLossy(), Pictures.WebPLossless(), Pictures.WebPExtended(), Pictures.Heic(),
            Pictures.Jpeg(application: Pictures.Zip()),
        ];
        var random = new Random(11);
        for (var run = 0; run < 100_000; run++)
        {
            var file = (byte[])files[run % files.Length].Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                file[random.Next(file.Length)] = random.Next(4) == 0 ? (byte)0xff : (byte)random.Next(256);

            if (ImageReader.Read(file.AsSpan(0, random.Next(3) == 0 ? random.Next(file.Length) : file.Length)) is ImageReading.Image image)
                Assert.True(image is { Width: > 0, Height: > 0 });
        }
    }

    [Fact]
    public void A_large_file_costs_time_in_proportion_and_no_memory()
    {
        // Every octet a candidate: markers, archive ends, boxes of the smallest size.
        byte[] markers = [.. Pictures.Jpeg()[..^2], .. Enumerable.Repeat((byte)0xff, 4_000_000), 0xd9];
        byte[] archives = [.. Pictures.Jpeg(), .. Enumerable.Repeat("PK\u0005\u0006"u8.ToArray(), 100_000).SelectMany(octets => octets)];
        byte[] boxes = [.. Pictures.Heic(), .. Enumerable.Repeat(Pictures.Box("free", []), 200_000).SelectMany(octets => octets)];

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsType<ImageReading.Image>(ImageReader.Read(markers));
        Assert.IsType<ImageReading.Damaged>(ImageReader.Read(archives));
        Assert.IsType<ImageReading.Image>(ImageReader.Read(boxes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    private static byte[] Bent(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }
}
