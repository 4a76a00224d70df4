using System.Globalization;

namespace DomainWorkers.VspSimulator;

/// <summary>Labels as the provider keeps them: one, in A-label form and lower case.</summary>
internal static class Labels
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The normal form, or null for what is no label (a whole domain name is none either).</summary>
    public static string? Normal(string text)
    {
        var label = text.Trim();
        if (label.Length == 0 || label.AsSpan().ContainsAny('.', '。', '．') || label[0] == '-' || label[^1] == '-')
            return null;
        try
        {
            var ascii = Idn.GetAscii(label).ToLowerInvariant();
            // Hyphens in the third and fourth place belong to A-labels (RFC 5891 4.2.3.1), and those must decode.
            if (ascii.Length > 3 && ascii[2] == '-' && ascii[3] == '-' && (!ascii.StartsWith("xn--", StringComparison.Ordinal) || Idn.GetUnicode(ascii) == ascii))
                return null;
            return ascii;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>For rules that look for words: the label as people read it.</summary>
    public static string Readable(string label) =>
        label.StartsWith("xn--", StringComparison.Ordinal) ? Idn.GetUnicode(label) : label;
}
