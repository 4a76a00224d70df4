namespace DomainWorkers.RegistrarPolicy;

/// <summary>What must hold between the parts of a policy; each breach stops the load and names its place.</summary>
internal static class PolicyChecks
{
    /// <summary>Every scope names something that exists.</summary>
    public static void Scopes(PolicyDocument document)
    {
        var groups = document.Suffixes.Values.SelectMany(suffix => suffix.Groups).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in document.Entries)
        {
            var known = entry.Scope == "*"
                || (entry.Scope[0] == '@' ? groups.Contains(entry.Scope[1..]) : document.Suffixes.ContainsKey(entry.Scope));
            if (!known)
                throw Problem(entry, $"\"{entry.Scope}\" is neither a suffix, nor a @group of one, nor *");
            if (entry.Value is LabelPolicy label)
                Repertoires(document, entry, label);
        }
    }

    /// <summary>Two groups of one suffix may not answer the same question: nobody could say which one wins.</summary>
    public static void OneGroup(SuffixEntry suffix, IReadOnlyList<PolicyEntry[]> layers)
    {
        if (layers.Count > 1)
        {
            var (first, second) = (layers[0][0], layers[1][0]);
            throw Problem(second, $"{second.Kind} reaches {suffix.Suffix.ALabel} through {second.Scope} and, at {first.Path}, through {first.Scope}");
        }
    }

    /// <summary>From the first day covered on, every required rule has an answer for every suffix.</summary>
    public static void Gaps(PolicyTable table)
    {
        foreach (var suffix in table.Suffixes.All)
        {
            foreach (var (kind, _) in RuleKinds.All.Where(kind => kind.Value.Required))
            {
                if (table.Find(kind, suffix.ALabel, table.CoversFrom) is null)
                    throw new PolicyException("policy", $"$.suffixes.{suffix.ALabel}", $"no {kind} is in force on {table.CoversFrom:yyyy-MM-dd}");
            }
        }
    }

    private static void Repertoires(PolicyDocument document, PolicyEntry entry, LabelPolicy label)
    {
        foreach (var name in new[] { label.English, label.Chinese }.OfType<string>())
        {
            if (!document.Repertoires.ContainsKey(name))
                throw Problem(entry, $"\"{name}\" is not a repertoire");
        }
    }

    private static PolicyException Problem(PolicyEntry entry, string problem) => new(entry.File, entry.Path, problem);
}
