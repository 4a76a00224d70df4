using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>Turns a text into labels, and the labels into a name below a known suffix.</summary>
internal static class NameReader
{
    // Longer than any spelling of a legal name (253 octets, four combining marks each): what is longer is not worth the work.
    private const int MaxCharacters = 1024;
    private const int MaxNameOctets = 253;

    // The label separators of UTS 46 section 4 (2.3 of RFC 3490, which input methods still rely on).
    private static readonly char[] Dots = ['.', '\u3002', '\uFF0E', '\uFF61'];

    public static DomainNameResult Read(string text, SuffixTable suffixes)
    {
        if (text.Length > MaxCharacters)
            return Refuse(Violations.NameTooLong(text.Length));
        if (!IsWellFormed(text))
            return Refuse(Violations.TextMalformed());

        var read = text.Normalize(NormalizationForm.FormC).Split(Dots).Select(LabelReader.Read).ToList();
        var violations = read.OfType<LabelReading.Refused>().SelectMany(refused => refused.Violations).Distinct().ToList();
        if (violations.Count > 0)
            return new DomainNameResult.Refused(violations);

        var labels = read.Cast<LabelReading.Valid>().ToList();
        var octets = labels.Sum(label => label.Ascii.Length) + labels.Count - 1;
        return octets > MaxNameOctets ? Refuse(Violations.NameTooLong(octets)) : Place(labels, suffixes);
    }

    private static DomainNameResult Place(List<LabelReading.Valid> labels, SuffixTable suffixes)
    {
        for (var first = 0; first < labels.Count; first++)
        {
            var rest = string.Join('.', labels.Skip(first).Select(label => label.Ascii));
            if (!suffixes.TryFind(rest, out var suffix))
                continue;
            return first switch
            {
                0 => Refuse(Violations.NameIsSuffix(suffix.ULabel)),
                1 => new DomainNameResult.Parsed(new DomainName(labels[0].Ascii, labels[0].Unicode, suffix)),
                _ => Refuse(Violations.NameTooDeep(suffix.ULabel)),
            };
        }

        return Refuse(Violations.SuffixUnknown(string.Join('.', labels.Skip(labels.Count > 1 ? 1 : 0).Select(label => label.Unicode))));
    }

    // Normalisation throws on unpaired surrogates and noncharacters; a text from outside must be refused instead.
    private static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune) || rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE)
                return false;
            index += rune.Utf16SequenceLength;
        }

        return true;
    }

    private static DomainNameResult.Refused Refuse(PolicyViolation violation) => new([violation]);
}
