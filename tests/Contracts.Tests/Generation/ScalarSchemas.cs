using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>Schemas of the types that have no parts.</summary>
internal static class ScalarSchemas
{
    // Numbers beyond are not exact in the many languages whose only number is a double (RFC 8259 section 6).
    private const decimal MaxSafeInteger = 9_007_199_254_740_991;

    public static JsonObject? Of(Type type)
    {
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int))
            return Integer("int32", int.MinValue, int.MaxValue);
        if (type == typeof(long))
            return Integer("int64", -MaxSafeInteger, MaxSafeInteger);
        if (type == typeof(decimal))
            return new JsonObject { ["type"] = "number", ["format"] = "decimal" };
        if (type == typeof(DateTimeOffset))
            return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(DateOnly))
            return new JsonObject { ["type"] = "string", ["format"] = "date" };
        return type == typeof(Guid) ? new JsonObject { ["type"] = "string", ["format"] = "uuid" } : null;
    }

    public static JsonObject OfEnum(Type type)
    {
        var members = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var texts = members.Select(m => $"`{Name(m)}`: {Published.Documentation.Of(m)}");
        return new JsonObject
        {
            ["description"] = $"{Published.Documentation.Of(type)} {string.Join(' ', texts)}",
            ["type"] = "string",
            ["enum"] = new JsonArray([.. members.Select(m => JsonValue.Create(Name(m)))]),
        };
    }

    public static void AddRange(JsonObject scalar, RangeAttribute? range)
    {
        if (range is null)
            return;
        Tighten(scalar, "minimum", range.Minimum, Math.Max);
        Tighten(scalar, "maximum", range.Maximum, Math.Min);
    }

    /// <summary>The type bounds a number as well as the attribute; a bound that the attribute holds as a double may be beyond both.</summary>
    private static void Tighten(JsonObject scalar, string keyword, object bound, Func<decimal, decimal, decimal> tighter)
    {
        if (bound is double real && Math.Abs(real) > (double)MaxSafeInteger)
            return;
        var value = Convert.ToDecimal(bound, CultureInfo.InvariantCulture);
        scalar[keyword] = scalar[keyword] is { } present ? tighter(present.GetValue<decimal>(), value) : value;
    }

    private static JsonObject Integer(string format, decimal least, decimal most) =>
        new() { ["type"] = "integer", ["format"] = format, ["minimum"] = least, ["maximum"] = most };

    private static string Name(FieldInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
