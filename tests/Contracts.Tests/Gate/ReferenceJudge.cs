using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Tests.Gate;

/// <summary>
/// A second opinion that shares nothing with the gate: it parses the body into a tree and follows the schema's text, slowly and plainly.
/// Wherever the two disagree, one of them is wrong.
/// </summary>
internal sealed class ReferenceJudge(JsonElement schema)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MessageSerialization.MaxDepth, AllowDuplicateProperties = false };

    public bool Fits(ReadOnlyMemory<byte> body)
    {
        if (body.Length is 0 or > MessageSerialization.MaxBytes)
            return false;
        try
        {
            _ = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body.Span);
            using var document = JsonDocument.Parse(body, Strict);
            return IsClean(document.RootElement) && Fits(document.RootElement, schema);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>No control character and no half pair (which throws) in any text or name.</summary>
    private static bool IsClean(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => !value.GetString()!.Any(char.IsControl),
        JsonValueKind.Array => value.EnumerateArray().All(IsClean),
        JsonValueKind.Object => value.EnumerateObject().All(p => !p.Name.Any(char.IsControl) && IsClean(p.Value)),
        _ => true,
    };

    private bool Fits(JsonElement value, JsonElement rules)
    {
        if (rules.TryGetProperty("$ref", out var reference))
            return Fits(value, schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]));
        if (rules.TryGetProperty("anyOf", out var any))
            return any.EnumerateArray().Any(one => Fits(value, one));
        return rules.EnumerateObject().All(rule => Holds(value, rule.Name, rule.Value));
    }

    private bool Holds(JsonElement value, string rule, JsonElement wanted) => (rule, value.ValueKind) switch
    {
        ("type", _) => wanted.ValueKind == JsonValueKind.Array
            ? wanted.EnumerateArray().Any(one => IsA(value, one.GetString()!))
            : IsA(value, wanted.GetString()!),
        ("required", JsonValueKind.Object) => wanted.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        ("properties", JsonValueKind.Object) => wanted.EnumerateObject()
            .All(known => !value.TryGetProperty(known.Name, out var inner) || Fits(inner, known.Value)),
        ("items", JsonValueKind.Array) => value.EnumerateArray().All(item => Fits(item, wanted)),
        ("minItems", JsonValueKind.Array) => value.GetArrayLength() >= wanted.GetInt32(),
        ("maxItems", JsonValueKind.Array) => value.GetArrayLength() <= wanted.GetInt32(),
        ("enum", JsonValueKind.String) => wanted.EnumerateArray().Any(one => one.GetString() == value.GetString()),
        ("minLength", JsonValueKind.String) => value.GetString()!.EnumerateRunes().Count() >= wanted.GetInt32(),
        ("maxLength", JsonValueKind.String) => value.GetString()!.EnumerateRunes().Count() <= wanted.GetInt32(),
        ("pattern", JsonValueKind.String) => !value.GetString()!.EndsWith('\n')
            && Regex.IsMatch(value.GetString()!, wanted.GetString()!, RegexOptions.ECMAScript),
        ("format", JsonValueKind.String) => IsFormat(value.GetString()!, wanted.GetString()!),
        ("minimum", JsonValueKind.Number) => value.GetDecimal() >= wanted.GetDecimal(),
        ("maximum", JsonValueKind.Number) => value.GetDecimal() <= wanted.GetDecimal(),
        _ => true,
    };

    private static bool IsA(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("array", JsonValueKind.Array)
            or ("object", JsonValueKind.Object) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        ("number", JsonValueKind.Number) => value.TryGetDecimal(out _),
        _ => false,
    };

    private static bool IsFormat(string text, string format) => format switch
    {
        "date-time" => Regex.IsMatch(text, @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,16})?(Z|[+-][0-9]{2}:[0-9]{2})\z")
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uuid" => Regex.IsMatch(text, @"\A[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z"),
        _ => true,
    };
}
