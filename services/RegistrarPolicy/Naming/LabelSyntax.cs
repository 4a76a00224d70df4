using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>What every label must satisfy wherever it is registered (RFC 5891 4.2.3, RFC 5892).</summary>
internal static class LabelSyntax
{
    /// <param name="label">A mapped label in Unicode, lower case; plain ASCII labels included.</param>
    public static IEnumerable<PolicyViolation> Check(string label)
    {
        if (label.Length == 0)
        {
            yield return Violations.EmptyLabel();
            yield break;
        }

        if (label[0] == '-' || label[^1] == '-')
            yield return Violations.LabelHyphenPlacement(label);
        else if (label.Length > 3 && label[2] == '-' && label[3] == '-')
            yield return Violations.LabelReservedHyphens(label);

        var runes = label.EnumerateRunes().ToArray();
        if (CodePoints.IsMark(runes[0]))
            yield return Violations.LabelLeadingMark(label);

        for (var index = 0; index < runes.Length; index++)
        {
            if (Judge(runes, index) is { } violation)
            {
                yield return violation;
                yield break;
            }
        }
    }

    private static PolicyViolation? Judge(Rune[] runes, int index)
    {
        var rune = runes[index];
        if (CodePoints.IsRightToLeft(rune))
            return Violations.LabelRightToLeft(rune);

        return CodePoints.PropertyOf(rune) switch
        {
            IdnaProperty.Valid => null,
            IdnaProperty.ContextJoiner or IdnaProperty.ContextOther =>
                ContextRules.Allows(runes, index) ? null : Violations.LabelContext(rune),
            _ => Violations.LabelCharacter(rune),
        };
    }
}
