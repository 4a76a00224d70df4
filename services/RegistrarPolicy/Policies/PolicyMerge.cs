namespace DomainWorkers.RegistrarPolicy;

/// <summary>Lays the operator's file over the embedded one.</summary>
internal static class PolicyMerge
{
    /// <summary>
    /// A statement with the same rule, scope and date replaces the embedded one whole; any other is added.
    /// Suffixes and repertoires are replaced or added by name.
    /// </summary>
    public static PolicyDocument Over(this PolicyDocument operators, PolicyDocument embedded)
    {
        var stated = operators.Entries.Select(Key).ToHashSet();
        return new PolicyDocument(
            operators.CoversFrom ?? embedded.CoversFrom,
            Join(embedded.Repertoires, operators.Repertoires),
            Join(embedded.Suffixes, operators.Suffixes),
            [.. embedded.Entries.Where(entry => !stated.Contains(Key(entry))), .. operators.Entries]);
    }

    private static (string, string, DateOnly) Key(PolicyEntry entry) => (entry.Kind, entry.Scope, entry.ValidFrom);

    private static Dictionary<string, T> Join<T>(IReadOnlyDictionary<string, T> lower, IReadOnlyDictionary<string, T> upper)
    {
        var joined = new Dictionary<string, T>(lower, StringComparer.Ordinal);
        foreach (var (key, value) in upper)
            joined[key] = value;
        return joined;
    }
}
