using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DomainWorkers.Epp;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Adapters.Provider.Documents;
using DomainWorkers.RealNameReview.Tests.Adapters.Materials;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Provider.Documents;

public sealed class ProofDocumentsTests
{
    [Fact]
    public void A_jpeg_goes_as_it_is()
    {
        var document = Of("image/jpeg", Pictures.Jpeg());

        Assert.Equal(NameVerificationFileType.Jpg, document.Type);
        Assert.Equal(Pictures.Jpeg(), document.Content.ToArray());
    }

    [Theory]
    [InlineData(0, 8, "/DeviceGray", 1)]
    [InlineData(0, 1, "/DeviceGray", 1)]
    [InlineData(2, 8, "/DeviceRGB", 3)]
    [InlineData(2, 16, "/DeviceRGB", 3)]
    public void A_png_becomes_a_page_whose_rows_are_its_own(byte color, byte bits, string space, int colors)
    {
        var file = Pictures.Png(800, 600, color, bits);
        var pdf = Pdf("image/png", file);

        Assert.Contains($"/Width 800 /Height 600 /BitsPerComponent {bits} /ColorSpace {space}", pdf, StringComparison.Ordinal);
        Assert.Contains($"/Predictor 15 /Colors {colors} /BitsPerComponent {bits} /Columns 800", pdf, StringComparison.Ordinal);
        Assert.Equal(new byte[100], Pixels(pdf));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Transparency_is_taken_out_whatever_the_rows_filter(byte filter)
    {
        // Two rows of three pixels, filtered here by the standard's text the other way round.
        byte[][] rows = [[10, 20, 30, 255, 40, 50, 60, 128, 250, 240, 230, 0], [11, 21, 31, 1, 200, 100, 0, 2, 7, 77, 177, 3]];
        byte[] filtered = [filter, .. Filter(filter, rows[0], new byte[12]), filter, .. Filter(filter, rows[1], rows[0])];
        byte[] file =
        [
            .. Pictures.Png(3, 2, 6)[..33], .. Pictures.Chunk("IDAT", Deflate(filtered)[..5]), .. Pictures.Chunk("IDAT", Deflate(filtered)[5..]), .. Pictures.Chunk("IEND", []),
        ];

        Assert.Equal(
            [0, 10, 20, 30, 40, 50, 60, 250, 240, 230, 0, 11, 21, 31, 200, 100, 0, 7, 77, 177],
            Pixels(Pdf("image/png", file)));
    }

    [Fact]
    public void A_palette_comes_along()
    {
        byte[] file = [.. Pictures.Png(8, 1, 3, 1)[..33], .. Pictures.Chunk("PLTE", [0, 0, 0, 255, 255, 255]), .. Pictures.Chunk("IDAT", Deflate([0, 0xa5])), .. Pictures.Chunk("IEND", [])];

        Assert.Contains("/ColorSpace [/Indexed /DeviceRGB 1 <000000FFFFFF>]", Pdf("image/png", file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bitmap_is_turned_upright_and_its_colours_into_order()
    {
        var file = Pictures.Bmp(2, 2);
        // From the bottom: blue, green, red and two octets to fill the row.
        byte[] pixels = [1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12, 0, 0];
        pixels.CopyTo(file.AsSpan(54));

        Assert.Equal([0, 9, 8, 7, 12, 11, 10, 0, 3, 2, 1, 6, 5, 4], Pixels(Pdf("image/bmp", file)));
    }

    [Fact]
    public void What_has_no_page_is_not_sent()
    {
        Assert.Throws<EppInvalidCommandException>(() => Of("image/heic", Pictures.Heic()));
        Assert.Throws<EppInvalidCommandException>(() => Of("image/webp", Pictures.WebPLossy()));
        Assert.Throws<EppInvalidCommandException>(() => Of("image/png", Pictures.Png(300, 2, 6)));
        Assert.Throws<EppInvalidCommandException>(() => Of("image/png", Pictures.Png(3, 2, 3)));
        Assert.Throws<EppInvalidCommandException>(() => Of("image/bmp", Pictures.Bmp(3, 2, 16)));
    }

    private static NameVerificationDocument Of(string mediaType, byte[] file) => ProofDocuments.Of(new ProofFile(mediaType, new Sensitive<byte[]>(file)));

    /// <summary>The document as text, after every object was found where the table says.</summary>
    private static string Pdf(string mediaType, byte[] file)
    {
        var document = Of(mediaType, file);
        Assert.Equal(NameVerificationFileType.Pdf, document.Type);
        var text = Encoding.Latin1.GetString(document.Content.Span);
        Assert.StartsWith("%PDF-1.4\n", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        var table = int.Parse(Regex.Match(text, @"startxref\n(\d+)\n").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n0 6\n", text[table..], StringComparison.Ordinal);
        foreach (var (number, entry) in Regex.Matches(text[table..], @"(\d{10}) 00000 n \n").Index())
            Assert.StartsWith($"{number + 1} 0 obj\n", text[int.Parse(entry.Groups[1].Value, CultureInfo.InvariantCulture)..], StringComparison.Ordinal);
        return text;
    }

    private static byte[] Pixels(string pdf)
    {
        var image = pdf[pdf.IndexOf("5 0 obj", StringComparison.Ordinal)..];
        var length = int.Parse(Regex.Match(image, @"/Length (\d+) >>").Groups[1].Value, CultureInfo.InvariantCulture);
        var octets = Encoding.Latin1.GetBytes(image.Substring(image.IndexOf("stream\n", StringComparison.Ordinal) + 7, length));
        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(octets), CompressionMode.Decompress))
            zlib.CopyTo(inflated);
        return inflated.ToArray();
    }

    private static byte[] Deflate(byte[] octets)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(octets);
        return output.ToArray();
    }

    private static IEnumerable<byte> Filter(byte filter, byte[] row, byte[] above) => row.Select((octet, x) =>
    {
        int a = x >= 4 ? row[x - 4] : 0, b = above[x], c = x >= 4 ? above[x - 4] : 0, p = a + b - c;
        var paeth = new[] { (Math.Abs(p - a), a), (Math.Abs(p - b), b), (Math.Abs(p - c), c) }.MinBy(near => near.Item1).Item2;
        return (byte)(octet - filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => paeth, _ => 0 });
    });
}
