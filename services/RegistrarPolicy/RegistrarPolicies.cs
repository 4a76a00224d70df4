using System.Text.Json;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The rules of the registrar, by suffix and day; checked as a whole when loaded, and pure afterwards.</summary>
public sealed class RegistrarPolicies
{
    private readonly PolicyTable _table;

    private RegistrarPolicies(PolicyTable table) => _table = table;

    /// <summary>The suffixes that the policy knows.</summary>
    public SuffixTable Suffixes => _table.Suffixes;

    /// <summary>The first day for which every rule has an answer.</summary>
    public DateOnly CoversFrom => _table.CoversFrom;

    /// <summary>Every dated statement, for display; those marked unverified await the operator's confirmation.</summary>
    public IReadOnlyList<PolicyEntry> Entries => _table.Entries;

    /// <summary>The embedded policy alone.</summary>
    public static RegistrarPolicies Load() => new(new PolicyTable(Embedded()));

    /// <summary>The embedded policy with the operator's file laid over it.</summary>
    /// <exception cref="PolicyException">The file breaks a rule; the message names the place.</exception>
    public static RegistrarPolicies Load(Stream overriding, string file = "override") =>
        new(new PolicyTable(PolicyDocument.Read(overriding, file).Over(Embedded())));

    /// <inheritdoc cref="Load(Stream, string)"/>
    public static RegistrarPolicies Load(JsonDocument overriding, string file = "override") =>
        new(new PolicyTable(PolicyDocument.Read(overriding, file).Over(Embedded())));

    /// <summary>Reads a name without judging it by the rules of its suffix; for names that are already held.</summary>
    public DomainNameResult Parse(string name) => DomainName.Parse(name, Suffixes);

    /// <summary>Whether a name may be ordered on that day.</summary>
    public NamingVerdict CheckName(string name, DateOnly on)
    {
        if (Parse(name) is not DomainNameResult.Parsed(var parsed))
            return new NamingVerdict.Refused(((DomainNameResult.Refused)Parse(name)).Violations);

        var label = _table.InForce(RuleKinds.Label, parsed.Suffix, on);
        var words = _table.InForce(RuleKinds.Words, parsed.Suffix, on);
        var found = ((IReadOnlyList<WordRule>)words.Value).Where(rule => rule.Find(parsed.Label) is not null).ToLookup(
            rule => rule.Effect, rule => new PolicyViolation(rule.Code, rule.Rule, rule.English, rule.Chinese, words.Source));

        List<PolicyViolation> violations =
        [
            .. NamingRules.Check(parsed, name, (LabelPolicy)label.Value, _table.Repertoires, label.Source),
            .. found[WordEffect.Refuse],
        ];
        return violations.Count > 0
            ? new NamingVerdict.Refused(violations)
            : new NamingVerdict.Accepted(parsed, [.. found[WordEffect.Review]]);
    }

    /// <summary>Why the holder may not have the name on that day; empty when he may.</summary>
    public IReadOnlyList<PolicyViolation> CheckEligibility(DomainName name, Holder holder, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(holder);
        var entry = _table.InForce(RuleKinds.Eligibility, name.Suffix, on);
        return [.. EligibilityRules.Check(name, holder, (EligibilityPolicy)entry.Value, entry.Source)];
    }

    /// <summary>For how long names are sold.</summary>
    public TermPolicy Terms(string suffix, DateOnly on) => (TermPolicy)_table.InForce(RuleKinds.Terms, suffix, on).Value;

    /// <summary>What may be ordered: registration, renewal, transfer to us.</summary>
    public SalePolicy Sale(string suffix, DateOnly on) => (SalePolicy)_table.InForce(RuleKinds.Sale, suffix, on).Value;

    /// <summary>Whether new registrations are taken.</summary>
    public bool Sells(string suffix, DateOnly on) => Sale(suffix, on).Registration;

    /// <summary>Key of the registry account that a suffix's commands go to.</summary>
    public string RegistryOf(string suffix) => Suffixes.TryFind(suffix, out var known)
        ? known.Registry
        : throw new ArgumentException($"\"{suffix}\" is not a suffix of the policy", nameof(suffix));

    private static PolicyDocument Embedded()
    {
        using var stream = typeof(RegistrarPolicies).Assembly.GetManifestResourceStream("policy.json")!;
        return PolicyDocument.Read(stream, "policy.json");
    }
}
