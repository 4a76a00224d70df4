using System.Globalization;
using System.Text;

namespace DomainWorkers.Correspondence;

/// <summary>A mail address that may stand in an envelope and a header (RFC 5321, RFC 6531): nothing in it can begin another line or argument.</summary>
public sealed class RecipientAddress
{
    private const int MaxLocal = 64; // RFC 5321 section 4.5.3.1.1, octets
    private const int MaxWhole = 254; // RFC 5321 section 4.5.3.1.3 without the angle brackets
    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~";

    private RecipientAddress(string local, string domain, string unicodeDomain)
    {
        Local = local;
        Domain = domain;
        UnicodeDomain = unicodeDomain;
    }

    public string Local { get; }

    /// <summary>In A-labels, lower case.</summary>
    public string Domain { get; }

    public string UnicodeDomain { get; }

    /// <summary>The form for an envelope.</summary>
    public string Envelope => $"{Local}@{Domain}";

    /// <summary>Both forms of an international domain, one of any other: for texts that people read.</summary>
    public string Shown => Domain == UnicodeDomain ? Envelope : $"{Local}@{UnicodeDomain} ({Envelope})";

    /// <summary>What two spellings of one mailbox have in common: case does not tell mailboxes apart in practice.</summary>
    public string Canonical => $"{Local.Normalize(NormalizationForm.FormKC).ToLowerInvariant()}@{Domain}";

    /// <summary>Null where it is no address: quoted local parts and address literals are not taken.</summary>
    public static RecipientAddress? Read(string text)
    {
        var trimmed = text.Trim();
        var at = trimmed.LastIndexOf('@');
        if (at <= 0 || !IsDotAtom(trimmed[..at]) || Encoding.UTF8.GetByteCount(trimmed[..at]) > MaxLocal)
            return null;

        try
        {
            var idn = new IdnMapping { UseStd3AsciiRules = true };
            var ascii = idn.GetAscii(trimmed[(at + 1)..]).ToLowerInvariant();
            if (!ascii.Contains('.', StringComparison.Ordinal) || at + 1 + ascii.Length > MaxWhole)
                return null;
            return new RecipientAddress(trimmed[..at], ascii, idn.GetUnicode(ascii));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Atoms of RFC 5322 section 3.2.3, with letters and digits of any script (RFC 6532).</summary>
    private static bool IsDotAtom(string local) => local.Split('.').All(atom =>
        atom.Length > 0 && atom.EnumerateRunes().All(rune => rune.IsAscii
            ? Rune.IsLetterOrDigit(rune) || AtomPunctuation.Contains((char)rune.Value, StringComparison.Ordinal)
            : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));
}
