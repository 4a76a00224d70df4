using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>
/// Turns a published schema into the form the gate walks. It knows exactly the keywords that contracts use; any other stops the
/// program at start, because a rule that is published and not enforced is a lie.
/// </summary>
internal sealed class SchemaCompiler
{
    private const int MaxProperties = 64;
    private const int MaxTextLength = 280;

    private readonly JsonElement _root;
    private readonly string[] _captures;

    private SchemaCompiler(JsonElement root, string[] captures)
    {
        _root = root;
        _captures = captures;
    }

    /// <param name="schema">The schema as published.</param>
    /// <param name="captures">Properties of the outermost object whose place in the body is remembered, by slot.</param>
    public static SchemaNode Compile(ReadOnlyMemory<byte> schema, params string[] captures)
    {
        using var document = JsonDocument.Parse(schema);
        return new SchemaCompiler(document.RootElement, captures).Node(document.RootElement, depth: 0);
    }

    private SchemaNode Node(JsonElement schema, int depth)
    {
        if (depth > 16)
            throw Unusable("it contains itself or nests too deeply");
        if (schema.TryGetProperty("$ref", out var reference))
            return Node(Definition(reference.GetString()!), depth + 1);
        if (schema.TryGetProperty("anyOf", out var alternatives))
            return Nullable(alternatives, depth);

        var node = new SchemaNode { Types = JsonTypes.None };
        foreach (var keyword in schema.EnumerateObject())
            node = Apply(node, keyword.Name, keyword.Value, depth);

        if (schema.TryGetProperty("required", out var required))
            node = node with { Required = Bits(node.Properties, required) };
        if (node.Types == JsonTypes.None)
            node = node with { Types = JsonTypes.Any };

        return node with { Texts = Texts(node, schema) };
    }

    private SchemaNode Apply(SchemaNode node, string keyword, JsonElement value, int depth) => keyword switch
    {
        "type" => node with { Types = Types(value) },
        "enum" => node with { Values = [.. value.EnumerateArray().Where(v => v.ValueKind != JsonValueKind.Null).Select(Utf8)] },
        "const" => node with { Values = [Utf8(value)] },
        "pattern" => node with { Pattern = EcmaPattern.Compile(value.GetString()!) },
        "minLength" => node with { MinLength = value.GetInt32() },
        "maxLength" => node with { MaxLength = value.GetInt32() },
        "format" => Format(node, value.GetString()!),
        "minimum" => node with { Minimum = value.GetDecimal() },
        "maximum" => node with { Maximum = value.GetDecimal() },
        "items" => node with { Items = Node(value, depth + 1) },
        "minItems" => node with { MinItems = value.GetInt32() },
        "maxItems" => node with { MaxItems = value.GetInt32() },
        "properties" => node with { Properties = Properties(value, depth) },
        "additionalProperties" when value.ValueKind == JsonValueKind.True => node,
        "required" or "$schema" or "$id" or "$defs" or "title" or "description" or "examples" or "default" => node,
        _ when keyword.StartsWith("x-", StringComparison.Ordinal) => node,
        _ => throw Unusable($"the gate does not know the keyword {keyword}"),
    };

    private static SchemaNode Format(SchemaNode node, string format) => format switch
    {
        "date-time" => node with { Format = TextFormat.DateTime },
        "date" => node with { Format = TextFormat.Date },
        "uuid" => node with { Format = TextFormat.Uuid },
        "double" => node with { Number = NumberForm.Double },
        "decimal" => node with { Number = NumberForm.Decimal },
        "int32" or "int64" => node,
        _ => throw Unusable($"the gate does not know the format {format}"),
    };

    private SchemaProperty[] Properties(JsonElement properties, int depth)
    {
        var known = properties.EnumerateObject()
            .Select(p => new SchemaProperty(p.Name, Encoding.UTF8.GetBytes(p.Name), Node(p.Value, depth + 1), Capture(p.Name, depth)))
            .ToArray();
        return known.Length <= MaxProperties ? known : throw Unusable($"an object has more than {MaxProperties} properties");
    }

    private int Capture(string name, int depth) => depth == 0 ? Array.IndexOf(_captures, name) : -1;

    /// <summary>The one form of <c>anyOf</c> that contracts use: a definition, or null.</summary>
    private SchemaNode Nullable(JsonElement alternatives, int depth)
    {
        if (alternatives.GetArrayLength() != 2 || Types(alternatives[1].GetProperty("type")) != JsonTypes.Null)
            throw Unusable("anyOf is known only as [something, null]");

        var node = Node(alternatives[0], depth + 1);
        node = node with { Types = node.Types | JsonTypes.Null };
        return node with { Texts = node.Texts with { Type = TypeText(node) } };
    }

    private JsonElement Definition(string reference)
    {
        const string prefix = "#/$defs/";
        return reference.StartsWith(prefix, StringComparison.Ordinal)
            && _root.TryGetProperty("$defs", out var definitions)
            && definitions.TryGetProperty(reference[prefix.Length..], out var found)
                ? found
                : throw Unusable($"{reference} leads nowhere");
    }

    private static JsonTypes Types(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Aggregate(JsonTypes.None, (all, one) => all | Types(one))
        : type.GetString() switch
        {
            "null" => JsonTypes.Null,
            "boolean" => JsonTypes.Boolean,
            "integer" => JsonTypes.Integer,
            "number" => JsonTypes.Number,
            "string" => JsonTypes.String,
            "array" => JsonTypes.Array,
            "object" => JsonTypes.Object,
            var other => throw Unusable($"{other} is not a type"),
        };

    private static ulong Bits(SchemaProperty[] properties, JsonElement required)
    {
        var bits = 0UL;
        foreach (var name in required.EnumerateArray().Select(n => n.GetString()!))
        {
            var index = Array.FindIndex(properties, p => p.Name == name);
            bits |= index >= 0 ? 1UL << index : throw Unusable($"{name} is required and not described");
        }

        return bits;
    }

    private static SchemaTexts Texts(SchemaNode node, JsonElement schema) => new(
        TypeText(node),
        node.Values is null ? "" : Bounded("must be one of " + string.Join(", ", node.Values.Select(Encoding.UTF8.GetString))),
        schema.TryGetProperty("pattern", out var pattern) ? Bounded("must match " + pattern.GetString()) : "");

    private static string TypeText(SchemaNode node)
    {
        var names = Enum.GetValues<JsonTypes>()
            .Where(type => BitOperations.IsPow2((int)type) && node.Types.HasFlag(type))
            .OrderByDescending(type => type)
            .Select(type => type switch
            {
                JsonTypes.Null => "null",
                JsonTypes.Integer => "an integer without fraction or exponent",
                JsonTypes.Array or JsonTypes.Object => "an " + Lower(type),
                _ => "a " + Lower(type),
            });
        return "must be " + string.Join(" or ", names);
    }

    private static string Lower(JsonTypes type) => type.ToString().ToLowerInvariant();

    private static string Bounded(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength] + "…";

    private static byte[] Utf8(JsonElement value) => Encoding.UTF8.GetBytes(value.GetString()!);

    private static InvalidOperationException Unusable(string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The schema cannot be used: {why}."));
}
