using System.Text.Json.Nodes;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>
/// Drafts a sample for a message that has none, from its schema and from words that are known by the property's name. A draft is written
/// once and then belongs to whoever edits it.
/// </summary>
internal static class SampleDraft
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["account"] = "acme",
        ["orderId"] = "ACME-2025-10472",
        ["requestId"] = "ask-20251103-0007",
        ["actor"] = "li.wei",
        ["operationId"] = "acme/ACME-2025-10472/register",
        ["domainId"] = "d-k3v7qxw2mzp5ahc4tnbe6jyrsu",
        ["id"] = "d-k3v7qxw2mzp5ahc4tnbe6jyrsu",
        ["domainName"] = "xn--fiq228c.cn",
        ["name"] = "xn--fiq228c.cn",
        ["unicodeName"] = "中文.cn",
        ["profileId"] = "p-8f2c1d",
        ["sponsoringClient"] = "registrar-1",
        ["registryTransactionId"] = "CN-20251103-7741902",
        ["code"] = "NameTaken",
        ["english"] = "The name is registered already.",
        ["chinese"] = "该域名已被注册。",
        ["rule"] = "N2",
        ["worker"] = "registry-submission",
        ["exchange"] = "dw.submit-registration",
        ["messageId"] = "ACME-2025-10472",
        ["nameServers"] = "ns1.example.net",
        ["holds"] = "email",
    };

    public static JsonObject Of(JsonObject schema) => (JsonObject)Value("", schema, schema);

    private static JsonNode Value(string name, JsonObject node, JsonObject root)
    {
        if (node["$ref"]?.GetValue<string>() is { } reference)
            return Value(name, root["$defs"]![reference.Split('/')[^1]]!.AsObject(), root);
        if (node["anyOf"] is JsonArray alternatives)
            return Value(name, alternatives[0]!.AsObject(), root);
        if (node["enum"] is JsonArray values)
            return values[0]!.DeepClone();

        var type = node["type"] is JsonArray types ? types[0]!.GetValue<string>() : node["type"]!.GetValue<string>();
        return type switch
        {
            "object" => new JsonObject(node["properties"]!.AsObject()
                .Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Value(p.Key, p.Value!.AsObject(), root)))),
            "array" => new JsonArray(Value(name, node["items"]!.AsObject(), root)),
            "boolean" => false,
            "integer" or "number" => Math.Max(1, node["minimum"]?.GetValue<decimal>() ?? 1),
            _ => Text(name, node),
        };
    }

    private static string Text(string name, JsonObject node) => node["format"]?.GetValue<string>() switch
    {
        "date-time" => "2025-11-03T01:12:44+00:00",
        "date" => "2025-11-03",
        "uuid" => "6f0d2c1e-7b7a-4d0f-9a55-3f6b1f2f9c11",
        _ => ByName.GetValueOrDefault(name) ?? ByPattern(node) ?? name,
    };

    private static string? ByPattern(JsonObject node) => node["pattern"]?.GetValue<string>() switch
    {
        ContractPatterns.Account => "acme",
        ContractPatterns.Reference => "ref-20251103-0007",
        ContractPatterns.DomainId => "d-k3v7qxw2mzp5ahc4tnbe6jyrsu",
        ContractPatterns.ProfileId => "p-8f2c1d",
        ContractPatterns.HostName => "ns1.example.net",
        _ => null,
    };
}
