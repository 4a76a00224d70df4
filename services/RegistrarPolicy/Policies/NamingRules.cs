using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>What a suffix asks of a label beyond what IDNA asks of every label.</summary>
internal static class NamingRules
{
    public static IEnumerable<PolicyViolation> Check(
        DomainName name, string input, LabelPolicy policy, IReadOnlyDictionary<string, Repertoire> repertoires, string source)
    {
        var label = name.Label;
        if (!policy.EncodedInput && input.Normalize(NormalizationForm.FormKC).StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            yield return Violations.PunycodeNotAccepted(input);

        if (Alphabet(name, policy, repertoires, source) is { } misfit)
            yield return misfit;

        // RFC 5891 4.2.3.1 has already refused third and fourth place, for every suffix.
        if (!policy.ConsecutiveHyphens && label.Contains("--", StringComparison.Ordinal))
            yield return Violations.LabelConsecutiveHyphens(label);

        var characters = label.EnumerateRunes().Count();
        if (characters < policy.MinCharacters)
            yield return Violations.LabelTooShort(label, policy.MinCharacters);
        if (policy.MaxChineseCharacters is { } limit && characters > limit && !Ascii.IsValid(label))
            yield return Violations.ChineseLabelTooLong(label, characters, limit, source);
    }

    private static PolicyViolation? Alphabet(
        DomainName name, LabelPolicy policy, IReadOnlyDictionary<string, Repertoire> repertoires, string source)
    {
        var runes = name.Label.EnumerateRunes().ToArray();
        var chinese = runes.Any(CodePoints.IsHan);
        var english = Ascii.IsValid(name.Label);

        if (english && policy.English is null)
            return Violations.HanRequired(name.Label, source);
        if (chinese && policy.Chinese is null)
            return Violations.ChineseLabelNotOffered(name.SuffixU, source);

        var repertoire = repertoires[(english || policy.Chinese is null ? policy.English : policy.Chinese)!];
        foreach (var rune in runes)
        {
            if (!repertoire.Contains(rune))
                return Violations.LabelAlphabet(rune, english || !chinese ? "N1" : "N4", source);
        }

        return english || chinese ? null : Violations.HanRequired(name.Label, source);
    }
}
