using System.Globalization;
using System.Text;
using CsCheck;

namespace DomainWorkers.RegistrarPolicy.Tests.Naming;

public sealed class DomainNameProperties
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();

    // Characters that have broken name code elsewhere, among ordinary ones.
    private static readonly string[] Pieces =
    [
        "a", "B", "z", "0", "9", "-", "--", "xn--", "XN--", "ß", "ẞ", "ς", "Σ", "İ", "ı", "é", "e\u0301", "\u0301", "ａ", "Ｚ", "９", "－",
        "中", "国", "國", "〇", "々", "豈", "⼀", "㈱", "①", "ﬁ", "ℂ", "Ⅷ", "\u00AD", "\u200B", "\u200C", "\u200D", "\uFE0F", "·", "・", "क्", "ष",
        "א", "٠", "😀", "𠀀", "\u0378", "\uD800", " ", "_", "+", "@", "ǆ", "ǅ", "K", "Ω", "가", "ᄀ", "ー", "の", "ㅤ", "͏", "\u2028",
    ];

    private static readonly string[] Dots = [".", "。", "．", "｡"];

    private static readonly Gen<string> Labels = Gen.OneOf(Pieces).Array[0, 8].Select(string.Concat);

    private static readonly Gen<string> Names = Gen.Select(
        Labels, Gen.OneOf(Dots), Gen.OneOf("cn", "CN", "com.cn", "com。cn", "中国", "xn--fiqs8s", "com", "公司", "xyz"),
        (label, dot, suffix) => label + dot + suffix);

    private static readonly Gen<string> AnyText = Gen.Frequency((3, Gen.Int[0, 0xFFFF]), (1, Gen.Int[0, 0x7F]), (1, Gen.Int[0x2000, 0x206F]))
        .Select(unit => (char)unit).Array[0, 12].Select(units => new string(units));

    [Fact]
    public void Reading_what_was_read_changes_nothing() => Names.Sample(text =>
    {
        if (Policies.Parse(text) is not DomainNameResult.Parsed(var name))
            return;
        Assert.Equal(new DomainNameResult.Parsed(name), Policies.Parse(name.ULabel));
        Assert.Equal(new DomainNameResult.Parsed(name), Policies.Parse(name.ALabel));
        Assert.Equal(new DomainNameResult.Parsed(name), Policies.Parse(name.ALabel.ToUpperInvariant()));
    }, iter: 5_000);

    [Fact]
    public void What_was_read_is_lower_case_ASCII_within_the_limits_and_what_ICU_says() => Names.Sample(text =>
    {
        if (Policies.Parse(text) is not DomainNameResult.Parsed(var name))
            return;
        Assert.DoesNotContain(name.ALabel, character => !char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('-' or '.'));
        Assert.InRange(name.AsciiLabel.Length, 1, 63);
        Assert.True(name.Label.IsNormalized(NormalizationForm.FormC));
        Assert.Equal(name.ALabel, new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text).ToLowerInvariant());
    }, iter: 5_000);

    [Fact]
    public void No_text_whatever_makes_it_throw_or_gets_into_a_sentence_unseen() => AnyText.Sample(text =>
    {
        var verdict = Policies.CheckName(text + ".cn", new DateOnly(2026, 11, 22));
        if (verdict is not NamingVerdict.Refused refused)
            return;
        Assert.NotEmpty(refused.Violations);
        Assert.All(refused.Violations, violation =>
            Assert.DoesNotContain(violation.English + violation.Chinese, character => char.GetUnicodeCategory(character)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
    }, iter: 5_000);

    [Fact]
    public void The_encoder_of_our_own_agrees_with_ICU() => Gen.Int[0x4E00, 0x9FFF].Select(point => (char)point).Array[1, 12].Select(points => new string(points))
        .Sample(label => Assert.Equal(new IdnMapping().GetAscii(label), "xn--" + Punycode.Encode(label)), iter: 5_000);
}
