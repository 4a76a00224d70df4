using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The rules of RFC 5892 appendix A for code points that are valid only beside certain others.</summary>
internal static class ContextRules
{
    public static bool Allows(ReadOnlySpan<Rune> label, int index) => label[index].Value switch
    {
        // A.1, A.2: after a virama. The Arabic half of A.1 never comes into question: right-to-left labels are refused before.
        0x200C or 0x200D => index > 0 && IsVirama(label[index - 1]),
        // A.3: the Catalan l·l.
        0x00B7 => index > 0 && index < label.Length - 1 && label[index - 1].Value == 'l' && label[index + 1].Value == 'l',
        // A.4: the Greek numeral sign, before a Greek letter.
        0x0375 => index < label.Length - 1 && label[index + 1].Value is (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF),
        // A.7: the katakana middle dot, in a label with at least one character of Chinese or Japanese.
        0x30FB => HasChineseOrJapanese(label),
        _ => false,
    };

    private static bool HasChineseOrJapanese(ReadOnlySpan<Rune> label)
    {
        foreach (var rune in label)
        {
            if (rune.Value is (>= 0x3041 and <= 0x309F) or (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) || CodePoints.IsHan(rune))
                return true;
        }

        return false;
    }

    // Canonical_Combining_Class=Virama of the scripts in use; the runtime does not expose the class.
    private static bool IsVirama(Rune rune) => rune.Value is
        0x094D or 0x09CD or 0x0A4D or 0x0ACD or 0x0B4D or 0x0BCD or 0x0C4D or 0x0CCD or 0x0D3B or 0x0D3C or 0x0D4D or 0x0DCA
        or 0x0E3A or 0x0EBA or 0x0F84 or 0x1039 or 0x103A or 0x1714 or 0x1734 or 0x17D2 or 0x1A60 or 0x1B44 or 0x1BAA or 0x1BAB
        or 0x1BF2 or 0x1BF3 or 0x2D7F or 0xA806 or 0xA8C4 or 0xA953 or 0xA9C0 or 0xAAF6 or 0xABED;
}
