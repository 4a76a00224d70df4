namespace DomainWorkers.RegistrarPolicy;

/// <summary>
/// The statements by suffix and rule. On a given day the suffix's own statement wins over its group's, the group's over the one for all;
/// among equals the latest that has begun.
/// </summary>
internal sealed class PolicyTable
{
    private readonly Dictionary<(string Suffix, string Kind), PolicyEntry[][]> _layers = [];

    public PolicyTable(PolicyDocument document)
    {
        CoversFrom = document.CoversFrom ?? throw new PolicyException("policy", "$", "the key \"coversFrom\" is missing");
        Repertoires = document.Repertoires;
        Suffixes = new SuffixTable(document.Suffixes.Values.Select(entry => entry.Suffix));
        Entries = document.Entries;
        PolicyChecks.Scopes(document);

        var byScope = document.Entries.ToLookup(entry => (entry.Kind, entry.Scope));
        foreach (var suffix in document.Suffixes.Values)
        {
            foreach (var kind in RuleKinds.All.Keys)
            {
                PolicyEntry[] Layer(string scope) => byScope[(kind, scope)].OrderByDescending(entry => entry.ValidFrom).ToArray();
                var groups = suffix.Groups.Select(group => Layer($"@{group}")).Where(layer => layer.Length > 0).ToList();
                PolicyChecks.OneGroup(suffix, groups);
                _layers[(suffix.Suffix.ALabel, kind)] = [Layer(suffix.Suffix.ALabel), groups.FirstOrDefault() ?? [], Layer("*")];
            }
        }

        foreach (var kind in RuleKinds.All.Keys)
            _layers[("*", kind)] = [byScope[(kind, "*")].OrderByDescending(entry => entry.ValidFrom).ToArray()];
        PolicyChecks.Gaps(this);
        PolicyChecks.Recovery(this);
    }

    public DateOnly CoversFrom { get; }

    public IReadOnlyDictionary<string, Repertoire> Repertoires { get; }

    public SuffixTable Suffixes { get; }

    public IReadOnlyList<PolicyEntry> Entries { get; }

    /// <param name="suffix">An A-label, or <c>*</c> for what is not about a suffix.</param>
    public PolicyEntry? Find(string kind, string suffix, DateOnly on)
    {
        if (!_layers.TryGetValue((suffix, kind), out var layers))
            throw new ArgumentException($"\"{suffix}\" is not a suffix of the policy", nameof(suffix));
        return layers.Select(layer => Array.Find(layer, entry => entry.ValidFrom <= on)).FirstOrDefault(entry => entry is not null);
    }

    public PolicyEntry InForce(string kind, string suffix, DateOnly on) => Find(kind, suffix, on)
        ?? throw new ArgumentOutOfRangeException(
            nameof(on), on, $"the policy has no {kind} for \"{suffix}\" on that day; it covers {CoversFrom:yyyy-MM-dd} and later");

    /// <summary>The days, from the first one covered, on which schedule or notices of a suffix change; for checks.</summary>
    public IEnumerable<DateOnly> Turns(string suffix) => new[] { RuleKinds.Lifecycle, RuleKinds.Notices, RuleKinds.NoticeMinimum }
        .SelectMany(kind => _layers[(suffix, kind)]).SelectMany(layer => layer)
        .Select(entry => entry.ValidFrom).Where(day => day > CoversFrom).Append(CoversFrom).Distinct().Order();
}
