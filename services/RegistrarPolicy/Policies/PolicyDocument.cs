using System.Text.Json;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>One policy file, read strictly; an operator's file has the same form and may leave every part out.</summary>
internal sealed record PolicyDocument(
    DateOnly? CoversFrom,
    IReadOnlyDictionary<string, Repertoire> Repertoires,
    IReadOnlyDictionary<string, SuffixEntry> Suffixes,
    IReadOnlyList<PolicyEntry> Entries)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static PolicyDocument Read(Stream stream, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(stream, Strict);
            return Read(json, file);
        }
        catch (JsonException malformed)
        {
            throw new PolicyException(file, malformed.Path ?? "$", malformed.Message);
        }
    }

    public static PolicyDocument Read(JsonDocument json, string file)
    {
        var root = new PolicyNode(file, "$", json.RootElement).Keys("coversFrom", "repertoires", "suffixes", "rules");
        var entries = new List<PolicyEntry>();
        foreach (var rule in root.Has("rules") ? root["rules"].Items() : [])
            entries.AddRange(ReadEntries(rule));
        CheckOrder(entries);
        return new PolicyDocument(
            root.Has("coversFrom") ? root["coversFrom"].Date() : null,
            Members(root, "repertoires", Repertoire.Read),
            Members(root, "suffixes", SuffixEntry.Read),
            entries);
    }

    private static Dictionary<string, T> Members<T>(PolicyNode root, string key, Func<string, PolicyNode, T> read) =>
        (root.Has(key) ? root[key].Members() : [])
            .ToDictionary(member => member.Key, member => read(member.Key, member.Value), StringComparer.Ordinal);

    private static IEnumerable<PolicyEntry> ReadEntries(PolicyNode node)
    {
        node.Keys("rule", "for", "validFrom", "source", "unverified", "value");
        var kind = node["rule"].Text();
        if (!RuleKinds.All.TryGetValue(kind, out var known))
            throw node["rule"].Problem($"unknown rule; known are {string.Join(", ", RuleKinds.All.Keys)}");
        var scopes = node["for"].Texts();
        if (scopes.Count == 0)
            throw node["for"].Problem("a rule that is for no suffix says nothing");
        var value = known.Read(node["value"]);
        var unverified = node.Has("unverified") && node["unverified"].Flag();
        return scopes.Select(scope => new PolicyEntry(
            kind, scope, node["validFrom"].Date(), node["source"].Text(), unverified, value, node.File, node.Path));
    }

    // In date order per rule and scope, so that a reader sees history as it was, and no day has two answers.
    private static void CheckOrder(List<PolicyEntry> entries)
    {
        var last = new Dictionary<(string, string), PolicyEntry>();
        foreach (var entry in entries)
        {
            if (last.TryGetValue((entry.Kind, entry.Scope), out var earlier) && entry.ValidFrom <= earlier.ValidFrom)
            {
                throw new PolicyException(entry.File, entry.Path, entry.ValidFrom == earlier.ValidFrom
                    ? $"{entry.Kind} for {entry.Scope} from {entry.ValidFrom:yyyy-MM-dd} is already stated at {earlier.Path}"
                    : $"{entry.Kind} for {entry.Scope} from {entry.ValidFrom:yyyy-MM-dd} stands after {earlier.Path}, which is later");
            }

            last[(entry.Kind, entry.Scope)] = entry;
        }
    }
}
