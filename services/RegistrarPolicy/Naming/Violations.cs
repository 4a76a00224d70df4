using System.Globalization;
using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>Every way in which a name or a holder can break a rule: the one place where code, rule and both sentences stand.</summary>
internal static class Violations
{
    private const int MaxQuoted = 80;
    private const string Idna = "RFC 5890-5893 (IDNA2008), UTS 46";
    private const string Dns = "RFC 1035 2.3.4";
    private const string Guide = "Alibaba Cloud, domain registration guide, 2021-01-19, 2.1";
    private const string Table = "suffix table of this policy";

    public static PolicyViolation TextMalformed() => new("TextMalformed", "N16",
        "The name is not valid Unicode text.",
        "域名不是有效的 Unicode 文本。", Idna);

    public static PolicyViolation NameTooLong(int length) => new("NameTooLong", "N16",
        Text($"The name has {length} characters as sent to the DNS; 253 is the limit."),
        Text($"域名编码后长度为 {length} 个字符，上限为 253 个。"), Dns);

    public static PolicyViolation EmptyLabel() => new("EmptyLabel", "N16",
        "A part of the name between two dots, or before the first or after the last one, is empty.",
        "域名中有空的部分（连续的点，或以点开头、结尾）。", Dns);

    public static PolicyViolation SuffixUnknown(string suffix) => new("SuffixUnknown", "N16",
        Text($"\"{Quote(suffix)}\" is not a suffix that can be ordered here."),
        Text($"不支持后缀“{Quote(suffix)}”。"), Table);

    public static PolicyViolation NameIsSuffix(string suffix) => new("NameIsSuffix", "N16",
        Text($"\"{suffix}\" is itself a suffix below which names are registered."),
        Text($"“{suffix}”本身是域名后缀，不能注册。"), Table);

    public static PolicyViolation NameTooDeep(string suffix) => new("NameTooDeep", "N16",
        Text($"Only the label directly below \"{suffix}\" can be registered; leave out what stands before it (such as www)."),
        Text($"只能注册“{suffix}”下一级的域名，请去掉前面的部分（例如 www）。"), Table);

    public static PolicyViolation LabelTooLong(string label, int octets) => new("LabelTooLong", "N3",
        Text($"\"{Quote(label)}\" takes {octets} characters as sent to the DNS; 63 is the limit."),
        Text($"“{Quote(label)}”编码后为 {octets} 个字符，上限为 63 个。"), Dns);

    public static PolicyViolation LabelTooShort(string label, int minimum) => new("LabelTooShort", "N3",
        Text($"\"{Quote(label)}\" is shorter than the {minimum} characters that this suffix asks for."),
        Text($"“{Quote(label)}”少于该后缀要求的 {minimum} 个字符。"), Guide);

    public static PolicyViolation ChineseLabelTooLong(string label, int characters, int limit, string source) => new(
        "ChineseLabelTooLong", "N6",
        Text($"\"{Quote(label)}\" has {characters} characters; a Chinese name below this suffix has at most {limit}."),
        Text($"“{Quote(label)}”有 {characters} 个字符，该后缀下的中文域名最多 {limit} 个字符。"), source);

    public static PolicyViolation LabelHyphenPlacement(string label) => new("LabelHyphenPlacement", "N2",
        Text($"\"{Quote(label)}\" begins or ends with a hyphen, or is nothing else."),
        Text($"“{Quote(label)}”以连接符（-）开头或结尾，或仅由连接符组成。"), Guide);

    public static PolicyViolation LabelConsecutiveHyphens(string label) => new("LabelConsecutiveHyphens", "N2",
        Text($"\"{Quote(label)}\" has two hyphens in a row."),
        Text($"“{Quote(label)}”中连接符（-）连续出现。"), Guide);

    public static PolicyViolation LabelReservedHyphens(string label) => new("LabelReservedHyphens", "N2",
        Text($"\"{Quote(label)}\" has hyphens in third and fourth place, which is reserved for encoded names."),
        Text($"“{Quote(label)}”的第三和第四个字符均为连接符（-），该形式保留给编码域名。"), Idna);

    public static PolicyViolation PunycodeInvalid(string label) => new("PunycodeInvalid", "N16",
        Text($"\"{Quote(label)}\" looks like an encoded name but does not decode to one that encodes back to it."),
        Text($"“{Quote(label)}”不是有效的 Punycode 编码域名。"), Idna);

    public static PolicyViolation PunycodeNotAccepted(string label) => new("PunycodeNotAccepted", "N2",
        Text($"\"{Quote(label)}\" is an encoded name; send the name itself."),
        Text($"“{Quote(label)}”是编码后的域名，请直接提交原文域名。"), "Alibaba Cloud, API documentation, 2018-2021");

    public static PolicyViolation LabelCharacter(Rune rune) => new("LabelCharacter", "N16",
        Text($"The character {Show(rune)} cannot be part of a domain name."),
        Text($"字符 {Show(rune)} 不能用于域名。"), Idna);

    public static PolicyViolation LabelContext(Rune rune) => new("LabelContext", "N16",
        Text($"The character {Show(rune)} is allowed only next to certain others (RFC 5892 appendix A)."),
        Text($"字符 {Show(rune)} 只能与特定字符相邻使用。"), Idna);

    public static PolicyViolation LabelLeadingMark(string label) => new("LabelLeadingMark", "N16",
        Text($"\"{Quote(label)}\" begins with a combining mark."),
        Text($"“{Quote(label)}”以组合符号开头。"), Idna);

    public static PolicyViolation LabelRightToLeft(Rune rune) => new("LabelRightToLeft", "N16",
        Text($"The character {Show(rune)} is written from right to left; no suffix offered here takes such names."),
        Text($"字符 {Show(rune)} 属于从右向左书写的文字，所有后缀均不支持。"), Idna);

    public static PolicyViolation LabelNotIdna(string label) => new("LabelNotIdna", "N16",
        Text($"\"{Quote(label)}\" is not a valid internationalised label."),
        Text($"“{Quote(label)}”不是有效的国际化域名。"), Idna);

    public static PolicyViolation LabelAlphabet(Rune rune, string rule, string source) => new("LabelAlphabet", rule,
        Text($"The character {Show(rune)} is not in the set that this suffix accepts."),
        Text($"该后缀不支持字符 {Show(rune)}。"), source);

    public static PolicyViolation HanRequired(string label, string source) => new("HanRequired", "N4",
        Text($"\"{Quote(label)}\" must contain at least one Chinese character."),
        Text($"“{Quote(label)}”至少需要包含一个汉字。"), source);

    public static PolicyViolation ChineseLabelNotOffered(string suffix, string source) => new("ChineseLabelNotOffered", "N8",
        Text($"Chinese names cannot be registered below \"{suffix}\"."),
        Text($"“{suffix}”下不支持注册中文域名。"), source);

    public static string Show(Rune rune) => IsVisible(rune) ? Text($"\"{rune}\" (U+{rune.Value:X4})") : Text($"U+{rune.Value:X4}");

    // The sentences end up in logs and on screens: what the sender wrote must not break lines, turn the writing direction or fill pages.
    private static string Quote(string label)
    {
        var shown = string.Concat(label.EnumerateRunes().Take(MaxQuoted)
            .Select(rune => IsVisible(rune) ? rune.ToString() : Text($"<U+{rune.Value:X4}>")));
        return label.EnumerateRunes().Count() > MaxQuoted ? shown + "…" : shown;
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
