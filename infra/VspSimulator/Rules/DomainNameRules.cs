namespace DomainWorkers.VspSimulator;

/// <summary>The lists that labels are held against.</summary>
internal sealed class DomainNameRules(ProviderOptions options)
{
    private readonly List<string> _prohibited = [.. options.Prohibited];
    private readonly List<string> _restricted = [.. options.Restricted];

    public bool IsProhibited(string label) => On(_prohibited, label);

    public bool IsRestricted(string label) => On(_restricted, label);

    public void Prohibit(string pattern) => _prohibited.Add(pattern);

    public void Restrict(string pattern) => _restricted.Add(pattern);

    /// <param name="label">In normal form.</param>
    /// <param name="realName">The verification that the submission leans on, if it names one.</param>
    public Finding? Flaw(string label, Verification? realName)
    {
        if (IsProhibited(label))
            return Finding.Prohibited;
        if (realName is not null && realName.Status != VerificationStatus.Compliant)
            return Finding.RealNameNotCompliant;
        return realName is null && IsRestricted(label) ? Finding.RestrictedLabel : null;
    }

    private static bool On(List<string> patterns, string label) => patterns.Exists(pattern => Wildcard.Matches(pattern, label));
}
