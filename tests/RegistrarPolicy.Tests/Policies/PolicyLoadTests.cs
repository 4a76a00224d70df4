using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace DomainWorkers.RegistrarPolicy.Tests.Policies;

public sealed class PolicyLoadTests
{
    // Keys that a file may leave out; every other one is needed where it stands.
    private static readonly HashSet<string> Optional =
    [
        "unicode", "icann", "groups", "unverified", "english", "chinese", "maxChineseCharacters", "allowedYears", "forms", "maxNames",
        "autoRenewRefundDays", "interruption", "preRelease", "form", "minEdge", "maxEdge", "coversFrom", "repertoires", "suffixes", "rules",
    ];

    public static TheoryData<string, string, string> Broken() => new()
    {
        { """{ "rulez": [] }""", "$.rulez", "unknown key" },
        { """{ "coversFrom": "2018-1-1" }""", "$.coversFrom", "a date like" },
        { """{ "coversFrom": "2006-01-01" }""", "$.suffixes.cn", "no label is in force on 2006-01-01" },
        { """{ "repertoires": { "x": [] } }""", "$.repertoires.x", "at least one" },
        { """{ "repertoires": { "x": ["4E00-4D00"] } }""", "$.repertoires.x[0]", "ends before" },
        { """{ "repertoires": { "x": ["0061-007A", "0070"] } }""", "$.repertoires.x", "begins before" },
        { """{ "repertoires": { "x": ["a-z!"] } }""", "$.repertoires.x[0]", "a range like" },
        { """{ "suffixes": { "xn--fiqs8s": { "unicode": "中國", "registry": "cnnic" } } }""", "$.suffixes.xn--fiqs8s", "is not written" },
        { """{ "suffixes": { "CN": { "registry": "cnnic" } } }""", "$.suffixes.CN", "is not written" },
        { """{ "suffixes": { "xin": { "registry": "The Registry" } } }""", "$.suffixes.xin.registry", "a-z" },
        { """{ "suffixes": { "xin": { "registry": "r", "icann": true } } }""", "$.suffixes.xin", "no lifecycle is in force" },
        { """{ "suffixes": { "xin": { "registry": "r", "icann": "yes" } } }""", "$.suffixes.xin.icann", "true or false" },
        { """{ "suffixes": { "cn": { "registry": "cnnic", "groups": ["cnnic", "classic"] } } }""", "rules[", "through @cnnic" },
        { PolicyFiles.Rule("grace", "cn", "{}"), "$.rules[0].rule", "unknown rule" },
        { PolicyFiles.Rule("deadline/Forever", "cn", "\"3 d\""), "$.rules[0].rule", "unknown rule" },
        { PolicyFiles.Rule("terms", "xyz", Terms(1, 10, 10)), "$.rules[0]", "neither a suffix" },
        { PolicyFiles.Rule("terms", "@nobody", Terms(1, 10, 10)), "$.rules[0]", "neither a suffix" },
        { PolicyFiles.Rule("terms", "cn", Terms(5, 2, 10)), "$.rules[0].value", "minYears is above" },
        { PolicyFiles.Rule("terms", "cn", Terms(1, 20, 10)), "$.rules[0].value", "above maxTotalYears" },
        { PolicyFiles.Rule("terms", "cn", """{ "minYears": 1.5, "maxYears": 2, "maxTotalYears": 3 }"""), "$.rules[0].value.minYears", "a whole number" },
        { PolicyFiles.Rule("terms", "cn", """{ "minYears": "1", "maxYears": 2, "maxTotalYears": 3 }"""), "$.rules[0].value.minYears", "a whole number" },
        { PolicyFiles.Rule("terms", "cn", """{ "minYears": 1, "maxYears": 2 }"""), "$.rules[0].value", "\"maxTotalYears\" is missing" },
        { PolicyFiles.Rule("terms", "cn", """{ "minYears": 1, "maxYears": 3, "maxTotalYears": 3, "allowedYears": [3, 1] }"""),
            "$.rules[0].value.allowedYears", "ascending" },
        { PolicyFiles.Rule("label", "cn", Label("\"martian\"")), "$.rules[0]", "is not a repertoire" },
        { PolicyFiles.Rule("label", "cn", Label("null")), "$.rules[0].value", "takes none" },
        { PolicyFiles.Rule("words", "cn", Words("Bank", "Review")), "$.rules[0].value[0].words[0]", "lower case" },
        { PolicyFiles.Rule("words", "cn", Words("bank", "Ignore")), "$.rules[0].value[0].effect", "one of Review, Refuse" },
        { PolicyFiles.Rule("words", "cn", Words("bank", "1")), "$.rules[0].value[0].effect", "one of" },
        { PolicyFiles.Rule("deadline/EmailLink", "*", "\"3 days\""), "$.rules[0].value", "a span like" },
        { PolicyFiles.Rule("deadline/EmailLink", "*", "\"0 h\""), "$.rules[0].value", "a span like" },
        { PolicyFiles.Rule("images/RealName", "*", """{ "formats": ["Gif"], "minBytes": 1, "maxBytes": 2 }"""),
            "$.rules[0].value.formats[0]", "one of Jpeg" },
        { PolicyFiles.Lifecycle("graceDays", "44"), "$.rules[0].value.graceDays", "too late for the registry's refund" },
        { PolicyFiles.Lifecycle("parkAfterDays", "31"), "$.rules[0].value.parkAfterDays", "after the grace period" },
        { PolicyFiles.Lifecycle("redemptionDays", "3"), "rules[", "stage RedemptionEndsIn7Days would come before" },
        { PolicyFiles.Lifecycle("parkAfterDays", "25", "com"), "$.rules[0]", "last 8 days" },
        { PolicyFiles.Lifecycle("graceDays", "5", "com"), "$.rules[0]", "interrupted from expiry" },
        { PolicyFiles.Lifecycle("redemptionDays", "0", "net"), "redemption", "" },
        { PolicyFiles.Rule("autoRenew", "cn", """{ "askDaysBefore": [15], "actByDaysBefore": 1 }"""), "$.rules[0].value.askDaysBefore", "at least two" },
        { PolicyFiles.Rule("autoRenew", "cn", """{ "askDaysBefore": [8, 15], "actByDaysBefore": 1 }"""), "$.rules[0].value.askDaysBefore", "must fall" },
        { PolicyFiles.Rule("autoRenew", "cn", """{ "askDaysBefore": [8, 8], "actByDaysBefore": 1 }"""), "$.rules[0].value.askDaysBefore", "must fall" },
        { PolicyFiles.Rule("autoRenew", "cn", """{ "askDaysBefore": [15, 3], "actByDaysBefore": 3 }"""), "$.rules[0].value.actByDaysBefore", "no room" },
        { PolicyFiles.Rule("notices", "cn", Notices(("a", 7), ("b", 30))), "$.rules[0].value", "does not come after" },
        { PolicyFiles.Rule("notices", "cn", Notices(("a", 30), ("a", 7))), "$.rules[0].value", "one name" },
        { PolicyFiles.Rule("notices", "com", Notices(("a", 60), ("b", 7))), "$.rules[0]", "no mail 26 to 35 days before" },
        { PolicyFiles.Rule("notices", "com", Notices(("a", 30), ("b", 15))), "$.rules[0]", "no mail 4 to 10 days before" },
        { PolicyFiles.Rule("notices", "com", Notices(("a", 30), ("b", 7))), "$.rules[0]", "no mail 1 to 5 days after" },
        { """{ "rules": [], "rules": [] }""", "$", "uplicate" },
        { """{ "rules": [ """, "$", "" },
        { "[]", "$", "an object is expected" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_file_that_breaks_a_rule_is_refused_with_its_place(string json, string place, string problem)
    {
        var refusal = Assert.Throws<PolicyException>(() => PolicyFiles.Load(json));
        Assert.Contains(place, $"{refusal.Path} {refusal.Problem}", StringComparison.Ordinal);
        Assert.Contains(problem, refusal.Problem, StringComparison.Ordinal);
        Assert.Contains(refusal.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(refusal.File, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-01", "already stated")]
    [InlineData("2026-02-01", "2026-01-01", "which is later")]
    public void Statements_of_one_rule_stand_in_the_order_of_their_days(string first, string second, string problem)
    {
        var file = $$"""
            { "rules": [
              { "rule": "terms", "for": ["cn"], "validFrom": "{{first}}", "source": "x", "value": {{Terms(1, 10, 10)}} },
              { "rule": "terms", "for": ["com", "cn"], "validFrom": "{{second}}", "source": "x", "value": {{Terms(1, 9, 10)}} } ] }
            """;
        var refusal = Assert.Throws<PolicyException>(() => PolicyFiles.Load(file));
        Assert.Equal("$.rules[1]", refusal.Path);
        Assert.Contains(problem, refusal.Problem, StringComparison.Ordinal);
        Assert.Contains("$.rules[0]", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_embedded_policy_laid_over_itself_changes_nothing()
    {
        var embedded = RegistrarPolicies.Load();
        using var json = JsonDocument.Parse(PolicyFiles.Embedded().ToJsonString());
        var doubled = RegistrarPolicies.Load(json);
        Assert.Equal(embedded.Entries.Count, doubled.Entries.Count);
        Assert.Equal(embedded.Suffixes.All.OrderBy(suffix => suffix.ALabel), doubled.Suffixes.All.OrderBy(suffix => suffix.ALabel));
    }

    [Fact]
    public void A_document_that_was_parsed_leniently_is_still_read_strictly()
    {
        using var json = JsonDocument.Parse("""{ "suffixes": { "xin": { "registry": "a", "registry": "b" } } }""");
        var refusal = Assert.Throws<PolicyException>(() => RegistrarPolicies.Load(json, "operator.json"));
        Assert.Equal(("operator.json", "$.suffixes.xin.registry", "duplicate key"), (refusal.File, refusal.Path, refusal.Problem));
    }

    [Fact]
    public void A_key_that_nobody_knows_is_refused_wherever_it_stands() => Gen.Int[0, int.MaxValue].Sample(draw =>
    {
        var root = PolicyFiles.Embedded();
        var objects = PolicyFiles.Objects(root).ToList();
        objects[draw % objects.Count]["surprise"] = 1;
        var refusal = Assert.Throws<PolicyException>(() => RegistrarPolicies.Load(Stream(root)));
        Assert.EndsWith("surprise", refusal.Path, StringComparison.Ordinal);
    }, iter: 150);

    [Fact]
    public void A_key_that_is_needed_is_missed_wherever_it_is_missing() => Gen.Int[0, int.MaxValue].Sample(draw =>
    {
        var root = PolicyFiles.Embedded();
        var needed = PolicyFiles.Objects(root).Where(value => value.GetPath() is not ("$.suffixes" or "$.repertoires") && !value.GetPath().EndsWith(".provinces", StringComparison.Ordinal))
            .SelectMany(value => value.Select(member => (value, member.Key))).Where(member => !Optional.Contains(member.Key)
                && !(member.Key == "days" && member.value.ContainsKey("stage"))).ToList();
        var (owner, key) = needed[draw % needed.Count];
        var path = owner.GetPath();
        owner.Remove(key);
        var refusal = Assert.Throws<PolicyException>(() => RegistrarPolicies.Load(Stream(root)));
        Assert.Contains(key, refusal.Problem, StringComparison.Ordinal);
        Assert.StartsWith("$", refusal.Path, StringComparison.Ordinal);
        Assert.Equal(path.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal), refusal.Path);
    }, iter: 150);

    [Fact]
    public void Every_statement_names_its_source()
    {
        Assert.All(RegistrarPolicies.Load().Entries, entry => Assert.True(entry.Source.Length > 5, entry.Path));
    }

    private static MemoryStream Stream(JsonNode node) => new(Encoding.UTF8.GetBytes(node.ToJsonString()));

    private static string Terms(int min, int max, int total) => $$"""{ "minYears": {{min}}, "maxYears": {{max}}, "maxTotalYears": {{total}} }""";

    private static string Label(string english) =>
        $$"""{ "english": {{english}}, "consecutiveHyphens": false, "minCharacters": 1, "encodedInput": true }""";

    private static string Words(string word, string effect) => $$"""
        [ { "code": "X", "rule": "N9", "position": "Anywhere", "effect": "{{effect}}", "words": ["{{word}}"], "english": "e", "chinese": "c" } ]
        """;

    private static string Notices(params (string Stage, int Days)[] stages) => "[" + string.Join(',', stages.Select(stage => $$"""
        { "stage": "{{stage.Stage}}", "moment": "BeforeExpiry", "days": {{stage.Days}}, "channels": ["Mail"] }
        """)) + "]";
}
