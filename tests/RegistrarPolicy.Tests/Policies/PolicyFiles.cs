using System.Text;
using System.Text.Json.Nodes;

namespace DomainWorkers.RegistrarPolicy.Tests.Policies;

/// <summary>Operator files as tests write them, and the embedded one as a tree to be damaged.</summary>
internal static class PolicyFiles
{
    public static RegistrarPolicies Load(string json) => RegistrarPolicies.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "operator.json");

    public static JsonNode Embedded()
    {
        using var stream = typeof(RegistrarPolicies).Assembly.GetManifestResourceStream("policy.json")!;
        return JsonNode.Parse(stream)!;
    }

    /// <summary>Every object of the tree.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(member => Objects(member.Value)).Prepend(value),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    /// <summary>One lifecycle statement for .cn, with one member set to another value.</summary>
    public static string Lifecycle(string member, string value, string scope = "cn")
    {
        var lifecycle = JsonNode.Parse("""
            { "addGraceDays": 5, "graceDays": 30, "redemptionDays": 14, "pendingDeleteDays": 0, "autoRenewRefundDays": 45, "parkAfterDays": 1,
              "restoreAddsYear": true, "restoreReportDays": 7, "toleranceHours": 24,
              "resume": { "ownDnsHours": 24, "otherDnsHours": 48, "afterRestoreHours": 48 } }
            """)!;
        lifecycle[member] = JsonNode.Parse(value);
        return Rule("lifecycle", scope, lifecycle.ToJsonString());
    }

    public static string Rule(string rule, string scope, string value, string validFrom = "2026-01-01") => $$"""
        { "rules": [ { "rule": "{{rule}}", "for": ["{{scope}}"], "validFrom": "{{validFrom}}", "source": "operator", "value": {{value}} } ] }
        """;
}
