using System.Globalization;
using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>Derives the IDNA2008 property of a code point (RFC 5892 sections 2 and 3) from the Unicode data of the runtime.</summary>
internal static class CodePoints
{
    public static IdnaProperty PropertyOf(Rune rune) => rune.Value switch
    {
        // 2.6 Exceptions, before all other categories.
        0x00DF or 0x03C2 or 0x06FD or 0x06FE or 0x0F0B or 0x3007 => IdnaProperty.Valid,
        0x00B7 or 0x0375 or 0x05F3 or 0x05F4 or 0x30FB or (>= 0x0660 and <= 0x0669) or (>= 0x06F0 and <= 0x06F9) =>
            IdnaProperty.ContextOther,
        0x0640 or 0x07FA or 0x302E or 0x302F or (>= 0x3031 and <= 0x3035) or 0x303B => IdnaProperty.Disallowed,
        // 2.8 JoinControl.
        0x200C or 0x200D => IdnaProperty.ContextJoiner,
        // 2.3 IgnorableProperties that are letters or marks, 2.4 IgnorableBlocks, 2.9 OldHangulJamo.
        0x034F or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) =>
            IdnaProperty.Disallowed,
        (>= 0x20D0 and <= 0x20FF) or (>= 0x1D100 and <= 0x1D24F) => IdnaProperty.Disallowed,
        (>= 0x1100 and <= 0x11FF) or (>= 0xA960 and <= 0xA97F) or (>= 0xD7B0 and <= 0xD7FF) => IdnaProperty.Disallowed,
        // 2.5 LDH.
        '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') => IdnaProperty.Valid,
        < 0x80 => IdnaProperty.Disallowed,
        _ => FromCategory(rune),
    };

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>
    /// The blocks whose code points have the bidirectional class R or AL. No suffix sold here takes them, so the bidi rule
    /// of RFC 5893 is answered by refusal.
    /// </summary>
    public static bool IsRightToLeft(Rune rune) => rune.Value is
        (>= 0x0590 and <= 0x08FF) or 0x200F or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    /// <summary>Script=Han, without the radicals and compatibility forms that no label can contain.</summary>
    public static bool IsHan(Rune rune) => rune.Value is
        0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x2FFFD) or (>= 0x30000 and <= 0x3FFFD);

    private static IdnaProperty FromCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherNotAssigned => IdnaProperty.Unassigned,
        // 2.1 LetterDigits, unless 2.2 Unstable: a code point that normalising or case folding changes is never part of a label.
        // Capitals fold to something else, all but the Cherokee ones, which nobody here sells.
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber =>
            IsStable(rune) ? IdnaProperty.Valid : IdnaProperty.Disallowed,
        _ => IdnaProperty.Disallowed,
    };

    private static bool IsStable(Rune rune)
    {
        var text = rune.ToString();
        var folded = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        return folded.Equals(text, StringComparison.Ordinal);
    }
}
