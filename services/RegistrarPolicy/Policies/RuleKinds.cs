namespace DomainWorkers.RegistrarPolicy;

/// <summary>The rules that a policy file can state, and whether every suffix needs an answer to them.</summary>
internal static class RuleKinds
{
    public const string Label = "label";
    public const string Words = "words";
    public const string Sale = "sale";
    public const string Terms = "terms";
    public const string Eligibility = "eligibility";

    public static IReadOnlyDictionary<string, RuleKind> All { get; } = new Dictionary<string, RuleKind>(StringComparer.Ordinal)
    {
        [Label] = new(true, LabelPolicy.Read),
        [Words] = new(true, WordRule.ReadAll),
        [Sale] = new(true, SalePolicy.Read),
        [Terms] = new(true, TermPolicy.Read),
        [Eligibility] = new(true, EligibilityPolicy.Read),
    };
}

/// <summary>How a rule's value is read; <paramref name="Required"/> = without an answer for a suffix the policy has a gap.</summary>
internal sealed record RuleKind(bool Required, Func<PolicyNode, object> Read);
