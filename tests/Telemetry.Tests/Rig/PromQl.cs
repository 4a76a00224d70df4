using System.Text.RegularExpressions;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>What a query asks for: metrics with their matchers, and the labels that it groups and joins by.</summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> Words =
    [
        "by", "on", "without", "ignoring", "and", "or", "unless", "group_left", "group_right", "bool", "offset",
        "sum", "max", "min", "count", "avg", "rate", "increase", "time", "histogram_quantile", "label_values",
    ];

    public static IReadOnlyList<Selector> Selectors(string query)
    {
        // Durations, groupings and texts are no metrics.
        var bare = Grouping().Replace(Duration().Replace(query, ""), " ");
        return [.. Metric().Matches(bare)
            .Where(match => !Words.Contains(match.Groups["name"].Value))
            .Select(match => new Selector(
                match.Groups["name"].Value,
                [.. Matcher().Matches(match.Groups["matchers"].Value).Select(matcher =>
                    new LabelMatcher(matcher.Groups["name"].Value, matcher.Groups["op"].Value, matcher.Groups["value"].Value))]))];
    }

    public static IReadOnlyList<string> GroupingLabels(string query) =>
        [.. Grouping().Matches(query).SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(by|on|without|ignoring)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<![\w$""~])(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<matchers>[^}]*)\})?(?![\w""])")]
    private static partial Regex Metric();

    [GeneratedRegex(@"(?<name>[a-zA-Z_]\w*)\s*(?<op>=~|!~|!=|=)\s*""(?<value>[^""]*)""")]
    private static partial Regex Matcher();
}

internal sealed record Selector(string Metric, IReadOnlyList<LabelMatcher> Matchers);

internal sealed record LabelMatcher(string Label, string Operator, string Value);
