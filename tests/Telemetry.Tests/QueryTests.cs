using System.Text.Json;
using System.Text.RegularExpressions;
using DomainWorkers.Telemetry.Tests.Rig;
using YamlDotNet.RepresentationModel;

namespace DomainWorkers.Telemetry.Tests;

/// <summary>Every query of dashboard, alerts and scaling asks for what a run really exports, by the labels that it has.</summary>
[Collection(nameof(ExportedRun))]
public sealed class QueryTests(ExportedRun run)
{
    /// <summary>Not ours: what Prometheus itself knows of a target, and the labels that it puts on every series.</summary>
    private static readonly string[] OfPrometheus = ["up"];
    private static readonly string[] OfTheScrape = ["job", "instance", "app"];

    /// <summary>Words that a label may have although no run of a minute shows each of them.</summary>
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["result"] = ["accepted", "refused", "later", "away", "unknown", "unanswered", "taken", "gap"],
        ["outcome"] = ["consumed", "rejected", "failed", "confirmed", "returned", "found", "nothing", "later"],
        ["job"] = ["domainworkers"],
    };

    [Fact]
    public void The_dashboard_asks_for_what_is_there()
    {
        var queries = DashboardQueries();

        Assert.True(queries.Count >= 25);
        Assert.All(queries, Check);
    }

    [Fact]
    public void The_alerts_ask_for_what_is_there()
    {
        var alerts = Alerts();

        Assert.True(alerts.Count >= 12);
        Assert.All(alerts, alert => Check(alert.Expression));
    }

    [Fact]
    public void Scaling_asks_for_what_is_there()
    {
        var queries = Manifests.Below("infra", "k8s").SelectMany(manifest => manifest.Root.At("spec", "triggers").Items())
            .Where(trigger => trigger.Text("type") == "prometheus").Select(trigger => trigger.Text("metadata", "query")!).ToList();

        Assert.NotEmpty(queries);
        Assert.All(queries, Check);
    }

    [Fact]
    public void Every_alert_is_explained()
    {
        var chapters = Regex.Matches(Repository.Read("docs", "alerts.md"), "(?m)^## (.+)$").Select(match => match.Groups[1].Value).ToHashSet();

        foreach (var alert in Alerts())
        {
            Assert.Contains(alert.Name, chapters);
            Assert.Equal($"docs/alerts.md#{alert.Name.ToLowerInvariant()}", alert.Runbook);
            Assert.Contains(alert.Severity, new[] { "page", "ticket" });
        }

        Assert.Equal(chapters.Order(), Alerts().Select(alert => alert.Name).Order());
    }

    [Fact]
    public void Every_alert_is_tried_by_the_rules_own_tests()
    {
        var tried = Repository.Read("infra", "prometheus", "tests", "domainworkers.yml");

        Assert.All(Alerts(), alert => Assert.Contains($"alertname=\"{alert.Name}\"", tried, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_figure_is_in_the_table_of_the_documentation_and_the_other_way_round()
    {
        var documented = Regex.Matches(Repository.Read("services", "BuildingBlocks", "README.md"), "(?m)^\\| `((?:domainworkers|messaging)_[a-z_]+)` \\|")
            .Select(match => match.Groups[1].Value).ToHashSet();
        var exported = run.Series.Concat(run.Doubtful).Concat(run.AfterMany)
            .Select(series => Regex.Replace(series.Name, "_(bucket|sum|count)$", ""))
            .Where(name => name.StartsWith("domainworkers_", StringComparison.Ordinal) || name.StartsWith("messaging_", StringComparison.Ordinal)).ToHashSet();

        Assert.Equal(exported.Order(), documented.Order());
    }

    [Fact]
    public void A_query_for_what_is_not_there_would_be_found()
    {
        Assert.ThrowsAny<Exception>(() => Check("sum(domainworkers_no_such_thing)"));
        Assert.ThrowsAny<Exception>(() => Check("sum by (no_such_label) (domainworkers_due_items)"));
        Assert.ThrowsAny<Exception>(() => Check("domainworkers_due_items{domain=\"a.cn\"}"));
        Assert.ThrowsAny<Exception>(() => Check("domainworkers_mails_total{result=\"lost\"}"));
    }

    private static List<string> DashboardQueries()
    {
        using var dashboard = JsonDocument.Parse(Repository.Read("infra", "grafana", "domainworkers.json"));
        var root = dashboard.RootElement;
        var ids = root.GetProperty("panels").EnumerateArray().Select(panel => panel.GetProperty("id").GetInt32()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        return
        [
            .. root.GetProperty("panels").EnumerateArray()
                .Where(panel => panel.TryGetProperty("targets", out _))
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!),
            .. root.GetProperty("templating").GetProperty("list").EnumerateArray()
                .Where(variable => variable.GetProperty("type").GetString() == "query")
                .Select(variable => LabelValues(variable.GetProperty("query").GetString()!)),
        ];
    }

    /// <summary><c>label_values(metric, label)</c> as a query that groups by the label.</summary>
    private static string LabelValues(string query) => Regex.Replace(query, @"^label_values\((\w+),\s*(\w+)\)$", "count by ($2) ($1)");

    private static List<Alert> Alerts()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Read("infra", "prometheus", "rules", "domainworkers.yml")));
        return [.. ((YamlSequenceNode)yaml.Documents[0].RootNode["groups"]).SelectMany(group => (YamlSequenceNode)group["rules"])
            .Select(rule => new Alert((string)rule["alert"]!, (string)rule["expr"]!, (string)rule["labels"]["severity"]!, (string)rule["annotations"]["runbook"]!))];
    }

    private void Check(string query)
    {
        var selectors = PromQl.Selectors(query);
        Assert.NotEmpty(selectors);
        var all = run.Series.Concat(run.Doubtful).ToList();
        var grouped = PromQl.GroupingLabels(query);
        foreach (var selector in selectors.Where(selector => !OfPrometheus.Contains(selector.Metric)))
        {
            var series = all.Where(one => one.Name == selector.Metric).ToList();
            Assert.True(series.Count > 0, $"Nothing exports {selector.Metric}: {query}");
            foreach (var matcher in selector.Matchers)
                Known(series, selector.Metric, matcher, query);
        }

        foreach (var label in grouped.Except(OfTheScrape))
        {
            Assert.True(
                selectors.Any(selector => all.Any(one => one.Name == selector.Metric && one.Labels.ContainsKey(label))),
                $"No metric of this query has the label {label}: {query}");
        }
    }

    private static void Known(List<Series> series, string metric, LabelMatcher matcher, string query)
    {
        Assert.True(
            OfTheScrape.Contains(matcher.Label) || series.Any(one => one.Labels.ContainsKey(matcher.Label)), $"{metric} has no label {matcher.Label}: {query}");
        // A dashboard's variable stands for whatever there is.
        if (matcher.Value.StartsWith('$'))
            return;
        var values = series.Select(one => one[matcher.Label]).OfType<string>().Concat(Words.GetValueOrDefault(matcher.Label) ?? []).ToHashSet();
        Assert.All(matcher.Value.Split('|'), value => Assert.True(values.Contains(value), $"{matcher.Label} is never {value}: {query}"));
    }

    private sealed record Alert(string Name, string Expression, string Severity, string Runbook);
}
