using System.Globalization;
using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>
/// Guards the ground that every name stands on: without ICU the runtime skips normalisation and mapping, and another domain
/// than the one ordered would be registered.
/// </summary>
public static class Globalization
{
    /// <summary>Start of <c>Expected</c> where a name must be refused; the code of the violation follows.</summary>
    public const string Refused = "refused: ";

    private static readonly Lazy<SuffixTable> Probes = new(() => new SuffixTable(
        new[] { "cn", "com", "de", "ru" }.Select(label => new Suffix(label, label, "probe", false))));

    /// <summary>Spellings and what must become of them: an A-label, or a refusal and its code.</summary>
    public static IReadOnlyList<(string Input, string Expected)> Names { get; } =
    [
        ("e\u0301.cn", "xn--9ca.cn"),
        ("é.cn", "xn--9ca.cn"),
        ("É.CN", "xn--9ca.cn"),
        ("xn--9ca.cn", "xn--9ca.cn"),
        ("XN--9CA.CN", "xn--9ca.cn"),
        ("ＡＢＣ.cn", "abc.cn"),
        ("ABC.Cn", "abc.cn"),
        ("ﬁ.cn", "fi.cn"),
        ("⼀.cn", "xn--4gq.cn"),
        ("中文。cn", "xn--fiq228c.cn"),
        ("中文．cn", "xn--fiq228c.cn"),
        ("中文｡cn", "xn--fiq228c.cn"),
        ("ab\u00ADc.cn", "abc.cn"),
        ("Straße.de", "xn--strae-oqa.de"),
        ("ΒΌΛΟΣ.com", "xn--nxasmq6b.com"),
        ("βόλος.com", "xn--nxasmm1c.com"),
        ("क्\u200Dष.com", "xn--11b2ezcw70k.com"),
        ("a\u200Db.cn", Refused + "LabelContext"),
        ("a\u200Cb.cn", Refused + "LabelContext"),
        ("l·l.com", "xn--ll-0ea.com"),
        ("a·b.com", Refused + "LabelContext"),
        ("中・文.com", "xn--vekv29fp6p.com"),
        ("a・b.com", Refused + "LabelContext"),
        ("😀.com", Refused + "LabelCharacter"),
        ("xn--e28h.com", Refused + "LabelCharacter"),
        ("中、文.cn", Refused + "LabelCharacter"),
        ("≠.cn", Refused + "LabelCharacter"),
        ("a_b.cn", Refused + "LabelCharacter"),
        ("a b.cn", Refused + "LabelCharacter"),
        ("א.com", Refused + "LabelRightToLeft"),
        ("\u0301a.com", Refused + "LabelLeadingMark"),
        ("-a.cn", Refused + "LabelHyphenPlacement"),
        ("中-.cn", Refused + "LabelHyphenPlacement"),
        ("ab--c.cn", Refused + "LabelReservedHyphens"),
        ("xn--zzzz99999.cn", Refused + "PunycodeInvalid"),
        ("xn--abc-.cn", Refused + "PunycodeInvalid"),
        ("xn--a-ecp.ru", Refused + "PunycodeInvalid"),
        ("a..cn", Refused + "EmptyLabel"),
        ("abc.cn.", Refused + "EmptyLabel"),
        (".cn", Refused + "EmptyLabel"),
        ("\uD83D.cn", Refused + "TextMalformed"),
        ("a\uFFFEb.cn", Refused + "TextMalformed"),
        (new string('a', 63) + ".cn", new string('a', 63) + ".cn"),
        (new string('a', 64) + ".cn", Refused + "LabelTooLong"),
        (new string('中', 60) + ".cn", Refused + "LabelTooLong"),
    ];

    /// <summary>Throws, naming the missing package, unless every name of the table becomes what it must.</summary>
    /// <exception cref="PlatformNotSupportedException">The runtime works without ICU, or with one that maps differently.</exception>
    public static void RequireIcu()
    {
        var wrong = Names.Select(name => (name.Input, name.Expected, Actual: Actual(name.Input)))
            .Where(name => name.Actual != name.Expected).ToList();
        if (wrong.Count == 0)
            return;

        var (input, expected, actual) = wrong[0];
        throw new PlatformNotSupportedException(
            $"Domain names need ICU, and this process works without it or with another one: {Show(input)} became \"{Show(actual)}\" "
            + $"instead of \"{Show(expected)}\" ({wrong.Count} of {Names.Count} names are wrong). Install the package libicu (Debian, Ubuntu: "
            + "libicu72, or the number that apt-cache search '^libicu[0-9]' shows; Fedora: libicu; Alpine: icu-libs and icu-data-full) and "
            + "leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset or 0.");
    }

    internal static string Actual(string input)
    {
        try
        {
            return DomainName.Parse(input, Probes.Value) switch
            {
                DomainNameResult.Parsed(var name) => name.ALabel,
                DomainNameResult.Refused(var violations) => Refused + violations[0].Code,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (PlatformNotSupportedException unsupported)
        {
            return unsupported.Message;
        }
    }

    // Combining and invisible characters must be visible in a log.
    private static string Show(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsAscii || Rune.IsLetter(rune)
            ? rune.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}")));
}
