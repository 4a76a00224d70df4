using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace DomainWorkers.Contracts.Tests.Gate;

/// <summary>
/// Makes bodies that a schema allows, written as differently as JSON allows: any order, any spaces, any character escaped, unknown
/// properties in between.
/// </summary>
internal sealed class BodyGenerator(JsonElement schema, IReadOnlyList<string> words)
{
    private static readonly Gen<string> Space = Gen.OneOf("", "", "", " ", "\n", "\r\n\t", "   ");
    private static readonly Gen<string> Letters = Gen.String[Gen.Char["abcxyz019-"], 1, 64];
    private static readonly Gen<string> AnyText = Gen.String[Gen.OneOf(Gen.Char[" \"\\/'<>&#a.-"], Gen.Char['一', '鿿'], Gen.Char['À', 'ÿ']), 0, 60];

    public Gen<string> Body() => Value(schema);

    /// <summary>The same and, in some, one value that may break a rule.</summary>
    public Gen<string> AnyBody() =>
        from body in Body()
        from at in Gen.Int[0, body.Length - 1]
        from length in Gen.Int[0, 12]
        from piece in Gen.OneOf(Junk(2), Gen.Const(""), Gen.String[Gen.Char["{}[]\",:\\0e-nul t"], 0, 6])
        select body[..at] + piece + body[Math.Min(body.Length, at + length)..];

    private Gen<string> Value(JsonElement node)
    {
        if (node.TryGetProperty("$ref", out var reference))
            return Value(schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]));
        if (node.TryGetProperty("anyOf", out var any))
            return Gen.OneOf([.. any.EnumerateArray().Select(Value)]);
        if (node.TryGetProperty("enum", out var values))
            return Gen.OneOf([.. values.EnumerateArray().Select(v => Text(v.GetString()!))]);

        var type = node.GetProperty("type");
        return type.ValueKind == JsonValueKind.Array
            ? Gen.OneOf([.. type.EnumerateArray().Select(t => OfType(node, t.GetString()!))])
            : OfType(node, type.GetString()!);
    }

    private Gen<string> OfType(JsonElement node, string type) => type switch
    {
        "null" => Gen.Const("null"),
        "boolean" => Gen.OneOf("true", "false"),
        "integer" => Gen.Long[node.GetProperty("minimum").GetInt64(), node.GetProperty("maximum").GetInt64()]
            .Select(n => n.ToString(CultureInfo.InvariantCulture)),
        "number" => Gen.Decimal[node.TryGetProperty("minimum", out var min) ? min.GetDecimal() : -1e9m, node.TryGetProperty("maximum", out var max) ? max.GetDecimal() : 1e9m]
            .Select(n => n.ToString(CultureInfo.InvariantCulture)),
        "array" => Value(node.GetProperty("items"))
            .Array[node.TryGetProperty("minItems", out var least) ? least.GetInt32() : 0, Math.Min(4, node.GetProperty("maxItems").GetInt32())]
            .Select(Space, (items, space) => $"[{space}{string.Join(space + ',', items)}{space}]"),
        "object" => Object(node),
        "string" => StringOf(node).SelectMany(Text),
        _ => throw new NotSupportedException(type),
    };

    private Gen<string> Object(JsonElement node)
    {
        var required = node.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
        var known = node.GetProperty("properties").EnumerateObject().Select(p =>
            from name in Text(p.Name)
            from value in Value(p.Value)
            from isThere in required.Contains(p.Name) ? Gen.Const(true) : Gen.Bool
            select isThere ? $"{name}:{value}" : null);
        var unknown = Junk(3).Select(Gen.Int, (value, n) => (string?)$"\"new-{n}\":{value}");

        return from parts in Sequence([.. known, .. Enumerable.Repeat(Gen.OneOf(Gen.Const((string?)null), unknown), 2)])
               from order in Gen.Shuffle(parts)
               from space in Space
               select $"{{{space}{string.Join($"{space},{space}", order.OfType<string>().DistinctBy(p => p[..p.IndexOf(':')]))}}}";
    }

    private static Gen<string> Junk(int depth)
    {
        var leaf = Gen.OneOf(Gen.OneOf("null", "true", "1e400", "-0.0", "0"), AnyText.SelectMany(Text), Gen.Long.Select(n => n.ToString(CultureInfo.InvariantCulture)));
        return depth == 0
            ? leaf
            : Gen.OneOf(leaf, Junk(depth - 1).Array[0, 3].Select(i => $"[{string.Join(',', i)}]"), Junk(depth - 1).Select(v => $"{{\"a\":{v}}}"));
    }

    private Gen<string> StringOf(JsonElement node)
    {
        if (node.TryGetProperty("format", out var format))
            return Formatted(format.GetString()!);
        if (node.TryGetProperty("pattern", out var pattern))
        {
            var fitting = words.Where(w => Regex.IsMatch(w, pattern.GetString()!)).ToArray();
            Assert.NotEmpty(fitting);
            return Gen.OneOf(Gen.OneOf(fitting), Letters.Select(l => Regex.IsMatch(l, pattern.GetString()!) ? l : fitting[0]));
        }

        var least = node.TryGetProperty("minLength", out var min) ? min.GetInt32() : 0;
        var most = node.GetProperty("maxLength").GetInt32();
        return AnyText.Select(t => t.Length >= least && t.Length <= most ? t : new string('文', most));
    }

    private static Gen<string> Formatted(string format) => format switch
    {
        "date-time" => Instant(),
        "date" => Gen.Int[0, 40_000].Select(days => new DateOnly(2000, 1, 1).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "uuid" => Gen.Guid.Select(id => id.ToString("D", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException(format),
    };

    private static Gen<string> Instant() =>
        from ticks in Gen.Long[DateTime.UnixEpoch.Ticks, new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks]
        from minutes in Gen.Int[-14 * 60, 14 * 60]
        from form in Gen.OneOf("yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'")
        select new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)).ToString(form, CultureInfo.InvariantCulture);

    /// <summary>The text as JSON, with none, some or all of its characters escaped.</summary>
    private static Gen<string> Text(string text) =>
        Gen.Int[0, 4].Select(Gen.Int, (every, offset) =>
        {
            var json = new StringBuilder("\"");
            for (var i = 0; i < text.Length; i++)
            {
                if (every > 0 && (i + (offset & 7)) % every == 0)
                    json.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
                else
                    json.Append(text[i] is '"' or '\\' ? "\\" : "").Append(text[i]);
            }

            return json.Append('"').ToString();
        });

    private static Gen<string?[]> Sequence(Gen<string?>[] parts) =>
        parts.Aggregate(Gen.Const(Array.Empty<string?>()), (all, next) => all.SelectMany(so => next.Select(one => (string?[])[.. so, one])));
}
