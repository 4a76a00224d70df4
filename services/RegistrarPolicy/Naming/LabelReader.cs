using System.Globalization;
using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>
/// Maps one label as UTS 46 says and holds it to IDNA2008. ICU maps, but it is not strict (it takes emoji), so the code point
/// rules of RFC 5892 are our own; what ICU refuses without a reason is looked at again to name one.
/// </summary>
internal static class LabelReader
{
    private const int MaxLabelOctets = 63;
    private const string AcePrefix = "xn--";

    private static readonly IdnMapping Mapping = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    public static LabelReading Read(string label)
    {
        if (label.Length == 0)
            return Refuse(Violations.EmptyLabel());
        if (!Ascii.IsValid(label))
            return ReadUnicode(label);

        var lower = label.ToLowerInvariant();
        return lower.StartsWith(AcePrefix, StringComparison.Ordinal) ? ReadEncoded(lower) : Judge(lower, lower);
    }

    private static LabelReading ReadUnicode(string label)
    {
        if (ToAscii(label) is not { } ascii)
            return Explain(label);
        if (!ascii.StartsWith(AcePrefix, StringComparison.Ordinal))
            return Judge(ascii, ascii);

        return ToUnicode(ascii) is { } unicode && ToAscii(unicode) == ascii ? Judge(ascii, unicode) : Explain(label);
    }

    // RFC 5891 5.4: an A-label is only one if decoding and encoding gives it back; everything else would be a second spelling.
    private static LabelReading ReadEncoded(string ascii)
    {
        if (ascii.Length > MaxLabelOctets)
            return Refuse(Violations.LabelTooLong(ascii, ascii.Length));

        return ToUnicode(ascii) is { } unicode && ToAscii(unicode) == ascii && !Ascii.IsValid(unicode)
            ? Judge(ascii, unicode)
            : Refuse(Violations.PunycodeInvalid(ascii));
    }

    private static LabelReading Judge(string ascii, string unicode)
    {
        var violations = LabelSyntax.Check(unicode).ToList();
        if (ascii.Length > MaxLabelOctets)
            violations.Add(Violations.LabelTooLong(unicode, ascii.Length));

        return violations.Count > 0 ? new LabelReading.Refused(violations) : new LabelReading.Valid(ascii, unicode);
    }

    // ICU says "no" and nothing more. NFKC and lower case is the UTS 46 mapping but for a few code points: good enough for a reason.
    private static LabelReading.Refused Explain(string label)
    {
        var mapped = label.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormC);
        var violations = LabelSyntax.Check(mapped).ToList();
        if (violations.Count == 0 && AcePrefix.Length + Punycode.Encode(mapped).Length is var octets and > MaxLabelOctets)
            violations.Add(Violations.LabelTooLong(mapped, octets));
        if (violations.Count == 0)
            violations.Add(Violations.LabelNotIdna(mapped));

        return new LabelReading.Refused(violations);
    }

    private static string? ToAscii(string label)
    {
        try
        {
            return Mapping.GetAscii(label).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? ToUnicode(string label)
    {
        try
        {
            return Mapping.GetUnicode(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static LabelReading.Refused Refuse(PolicyViolation violation) => new([violation]);
}
