using System.Globalization;
using System.Text;

namespace DomainWorkers.RealNameReview.Adapters.Provider.Documents;

/// <summary>The pixels of one picture as PDF takes them (ISO 32000-1 section 8.9): deflated rows, each behind the number of its filter as in PNG.</summary>
/// <param name="ColorSpace">As PDF writes it, e.g. <c>/DeviceRGB</c>.</param>
internal sealed record PdfImage(int Width, int Height, int Bits, int Colors, string ColorSpace, byte[] Deflated)
{
    // A4's width; the height follows from the picture's own.
    private const double PageWidth = 595;

    /// <summary>A document of one page that the picture fills.</summary>
    public byte[] ToDocument()
    {
        var height = PageWidth * Height / Width;
        var content = Invariant($"q {PageWidth} 0 0 {height:0.##} 0 0 cm /I Do Q");
        using var output = new MemoryStream();
        var offsets = new List<long>();
        Write(output, "%PDF-1.4\n");
        Add(output, offsets, "<< /Type /Catalog /Pages 2 0 R >>");
        Add(output, offsets, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add(output, offsets, Invariant(
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PageWidth} {height:0.##}] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>"));
        Add(output, offsets, Invariant($"<< /Length {content.Length} >>"), Encoding.ASCII.GetBytes(content));
        Add(output, offsets, Invariant(
            $"<< /Type /XObject /Subtype /Image /Width {Width} /Height {Height} /BitsPerComponent {Bits} /ColorSpace {ColorSpace} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {Colors} /BitsPerComponent {Bits} /Columns {Width} >> /Length {Deflated.Length} >>"),
            Deflated);
        var table = output.Position;
        Write(output, Invariant($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            Write(output, Invariant($"{offset:D10} 00000 n \n"));
        Write(output, Invariant($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return output.ToArray();
    }

    private static void Add(MemoryStream output, List<long> offsets, string dictionary, byte[]? stream = null)
    {
        offsets.Add(output.Position);
        Write(output, Invariant($"{offsets.Count} 0 obj\n{dictionary}\n"));
        if (stream is not null)
        {
            Write(output, "stream\n");
            output.Write(stream);
            Write(output, "\nendstream\n");
        }

        Write(output, "endobj\n");
    }

    private static void Write(MemoryStream output, string text) => output.Write(Encoding.ASCII.GetBytes(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
