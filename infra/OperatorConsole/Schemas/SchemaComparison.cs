using System.Text.Json.Nodes;

namespace DomainWorkers.OperatorConsole.Schemas;

/// <summary>
/// What a newer schema would break of an older one. A rule that got narrower always breaks: messages written under the older one wait in
/// queues and outboxes and are still sent. A rule that got wider breaks events: their listeners read by the older one. A command
/// may get wider, because its only reader is its owner. Both may gain optional properties.
/// </summary>
internal sealed class SchemaComparison
{
    private static readonly HashSet<string> Notes = ["$schema", "$id", "$defs", "title", "description", "examples", "x-worker"];

    private static readonly HashSet<string> Known =
    [
        .. Notes, "x-kind", "type", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems",
        "required", "properties", "items", "additionalProperties",
    ];

    private readonly JsonObject _older;
    private readonly JsonObject _newer;
    private readonly bool _mayWiden;
    private readonly List<SchemaBreak> _breaks = [];

    private SchemaComparison(JsonObject older, JsonObject newer)
    {
        _older = older;
        _newer = newer;
        _mayWiden = newer["x-kind"]?.GetValue<string>() == "command";
    }

    public static IReadOnlyList<SchemaBreak> Breaks(JsonObject older, JsonObject newer)
    {
        var comparison = new SchemaComparison(older, newer);
        comparison.Equal("$", "x-kind", older["x-kind"], newer["x-kind"]);
        comparison.Compare("$", older, newer);
        return comparison._breaks;
    }

    private void Compare(string path, JsonObject olderNode, JsonObject newerNode)
    {
        var older = Resolve(olderNode, _older);
        var newer = Resolve(newerNode, _newer);
        foreach (var keyword in older.Concat(newer).Select(k => k.Key).Where(k => !Known.Contains(k)).Distinct())
            Equal(path, keyword, older[keyword], newer[keyword]);

        Sets(path, "type", Types(older), Types(newer));
        Sets(path, "enum", Values(older["enum"]), Values(newer["enum"]));
        Same(path, "pattern", older, newer);
        Same(path, "format", older, newer);
        Equal(path, "additionalProperties", older["additionalProperties"], newer["additionalProperties"]);
        foreach (var keyword in (string[])["minLength", "minimum", "minItems"])
            Bounds(path, keyword, older, newer, sign: 1);
        foreach (var keyword in (string[])["maxLength", "maximum", "maxItems"])
            Bounds(path, keyword, older, newer, sign: -1);

        Properties(path, older, newer);
        if (older["items"] is JsonObject oldItems && newer["items"] is JsonObject newItems)
            Compare(path + "[*]", oldItems, newItems);
        else
            Equal(path, "items", older["items"], newer["items"]);
    }

    private void Properties(string path, JsonObject older, JsonObject newer)
    {
        var before = older["properties"] as JsonObject ?? [];
        var after = newer["properties"] as JsonObject ?? [];
        foreach (var (name, node) in before)
        {
            if (after[name] is JsonObject still)
                Compare($"{path}.{name}", node!.AsObject(), still);
            else
                Add($"{path}.{name}", "properties", "was removed");
        }

        var required = (Before: Values(older["required"]) ?? [], After: Values(newer["required"]) ?? []);
        foreach (var name in required.After.Except(required.Before))
            Add($"{path}.{name}", "required", before.ContainsKey(name) ? "became required" : "is new and required");
        foreach (var name in required.Before.Except(required.After).Where(after.ContainsKey))
            Widened($"{path}.{name}", "required", "may now be absent");
    }

    private void Sets(string path, string keyword, IReadOnlySet<string>? older, IReadOnlySet<string>? newer)
    {
        if (older is null && newer is null)
            return;
        if (older is null)
            Add(path, keyword, "is new");
        else if (newer is null)
            Widened(path, keyword, "was removed");
        else
        {
            foreach (var value in older.Except(newer))
                Add(path, keyword, $"no longer allows {value}");
            foreach (var value in newer.Except(older))
                Widened(path, keyword, $"now allows {value}");
        }
    }

    /// <summary>Whether one pattern or format lies within another cannot be told, so every change of one breaks.</summary>
    private void Same(string path, string keyword, JsonObject older, JsonObject newer)
    {
        if (older[keyword] is not null && newer[keyword] is null)
            Widened(path, keyword, "was removed");
        else
            Equal(path, keyword, older[keyword], newer[keyword]);
    }

    /// <param name="sign">1 for a least, -1 for a most: which way the bound gets narrower.</param>
    private void Bounds(string path, string keyword, JsonObject older, JsonObject newer, int sign)
    {
        var (before, after) = (older[keyword]?.GetValue<decimal>(), newer[keyword]?.GetValue<decimal>());
        if (before == after)
            return;

        var isNarrower = before is null || (after is not null && (after - before) * sign > 0);
        var what = $"went from {Show(before)} to {Show(after)}";
        if (isNarrower)
            Add(path, keyword, what);
        else
            Widened(path, keyword, what);
    }

    private void Equal(string path, string keyword, JsonNode? older, JsonNode? newer)
    {
        if (!JsonNode.DeepEquals(older, newer))
            Add(path, keyword, $"changed from {older?.ToJsonString() ?? "nothing"} to {newer?.ToJsonString() ?? "nothing"}");
    }

    private void Widened(string path, string keyword, string what)
    {
        if (!_mayWiden)
            Add(path, keyword, what);
    }

    private void Add(string path, string keyword, string what) => _breaks.Add(new SchemaBreak(path, keyword, what));

    /// <summary>The node itself: what a reference stands for, and <c>[something, null]</c> as a something that may be null.</summary>
    private static JsonObject Resolve(JsonObject node, JsonObject root)
    {
        if (node["$ref"]?.GetValue<string>() is { } reference)
            return Resolve(root["$defs"]![reference["#/$defs/".Length..]]!.AsObject(), root);
        if (node["anyOf"] is not JsonArray alternatives)
            return node;

        var resolved = Resolve(alternatives[0]!.AsObject(), root).DeepClone().AsObject();
        resolved["type"] = new JsonArray(resolved["type"]!.DeepClone(), "null");
        return resolved;
    }

    private static HashSet<string>? Types(JsonObject node) => node["type"] is JsonValue one ? [one.GetValue<string>()] : Values(node["type"]);

    private static HashSet<string>? Values(JsonNode? list) => list is JsonArray values ? [.. values.Select(v => v?.ToString() ?? "null")] : null;

    private static string Show(decimal? bound) => bound?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}

/// <summary>One thing that a newer schema takes from those who know the older one.</summary>
internal sealed record SchemaBreak(string Path, string Keyword, string What)
{
    public override string ToString() => $"{Path}: {Keyword} {What}";
}
