using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>
/// Writes the JSON Schema of a message from its record: names, required and nullable from the serialiser's own view of it, rules from
/// its attributes, texts from its documentation. Whatever it cannot express exactly, it refuses.
/// </summary>
internal sealed class SchemaGenerator
{
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    private SchemaGenerator()
    {
    }

    public static JsonObject Schema(Type message, JsonNode? sample)
    {
        var generator = new SchemaGenerator();
        var body = generator.Object(message);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "urn:domainworkers:" + MessageAddress.Exchange(message),
            ["title"] = message.Name,
            ["description"] = Published.Documentation.Of(message),
            ["x-kind"] = Published.IsCommand(message) ? "command" : "event",
            ["x-worker"] = Published.Worker(message),
        };
        foreach (var (keyword, value) in body.Where(k => k.Key != "description").ToList())
            schema[keyword] = value!.DeepClone();

        if (generator._definitions.Count > 0)
            schema["$defs"] = new JsonObject(generator._definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        if (sample is not null)
            schema["examples"] = new JsonArray(sample.DeepClone());
        return schema;
    }

    private JsonObject Object(Type type)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in MessageSerialization.Options.GetTypeInfo(type).Properties.Where(p => p.Get is not null))
        {
            var member = (PropertyInfo)property.AttributeProvider!;
            if (property.Set is null && property.AssociatedParameter is null)
                throw Unknown(member, "can be written but not read");

            properties[property.Name] = Property(property, member);
            if (property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false })
                required.Add(property.Name);
        }

        var schema = new JsonObject { ["description"] = Published.Documentation.Of(type), ["type"] = "object" };
        if (required.Count > 0)
            schema["required"] = required;
        schema["properties"] = properties;
        schema["additionalProperties"] = true;
        return schema;
    }

    private JsonObject Property(JsonPropertyInfo property, PropertyInfo member)
    {
        var nullability = new NullabilityInfoContext().Create(member);
        var value = Value(nullability, member);
        var isNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && property.IsSetNullable);

        var schema = new JsonObject { ["description"] = Published.Documentation.Of(member) };
        if (isNullable && value.ContainsKey("$ref"))
        {
            schema["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" });
            return schema;
        }

        if (isNullable)
            value["type"] = new JsonArray(value["type"]!.DeepClone(), "null");
        foreach (var (keyword, rule) in value)
            schema[keyword] = rule!.DeepClone();
        return schema;
    }

    private JsonObject Value(NullabilityInfo nullability, PropertyInfo member)
    {
        var type = Nullable.GetUnderlyingType(nullability.Type) ?? nullability.Type;
        if (Element(nullability) is { } element)
            return List(element, member);
        if (type == typeof(string))
            return Text(member);
        if (type.IsEnum || (type.IsClass && type.Assembly == Published.Assembly))
            return Reference(type);

        var scalar = ScalarSchemas.Of(type) ?? throw Unknown(member, $"{type.Name} is not known");
        ScalarSchemas.AddRange(scalar, member.GetCustomAttribute<RangeAttribute>());
        return scalar;
    }

    private JsonObject List(NullabilityInfo element, PropertyInfo member)
    {
        if (element.ReadState == NullabilityState.Nullable)
            throw Unknown(member, "a list may not hold null");

        var items = element.Type == typeof(string) ? Text(member.GetCustomAttribute<EachAttribute>(), member) : Value(element, member);
        var list = new JsonObject { ["type"] = "array", ["items"] = items };
        if (member.GetCustomAttribute<MinLengthAttribute>() is { Length: var least })
            list["minItems"] = least;
        list["maxItems"] = member.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? throw Unknown(member, "a list needs [MaxLength]");
        return list;
    }

    private static JsonObject Text(PropertyInfo member)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (member.GetCustomAttribute<RegularExpressionAttribute>() is { Pattern: var pattern })
            text["pattern"] = pattern;
        if (member.GetCustomAttribute<MinLengthAttribute>() is { Length: var least })
            text["minLength"] = least;
        if (member.GetCustomAttribute<MaxLengthAttribute>() is { Length: var most })
            text["maxLength"] = most;
        return Bounded(text, member, "a text needs [MaxLength] or [RegularExpression]");
    }

    private static JsonObject Text(EachAttribute? each, PropertyInfo member)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (each?.Pattern is { } pattern)
            text["pattern"] = pattern;
        if (each?.MinLength > 0)
            text["minLength"] = each.MinLength;
        if (each?.MaxLength > 0)
            text["maxLength"] = each.MaxLength;
        return Bounded(text, member, "the texts of a list need [Each(MaxLength = ...)] or [Each(Pattern = ...)]");
    }

    private static JsonObject Bounded(JsonObject text, PropertyInfo member, string otherwise) =>
        text.ContainsKey("pattern") || text.ContainsKey("maxLength") ? text : throw Unknown(member, otherwise);

    private JsonObject Reference(Type type)
    {
        if (!_definitions.ContainsKey(type.Name))
        {
            // Reserved first: a record that contains itself ends here, and the gate refuses it when it compiles the schema.
            _definitions[type.Name] = [];
            _definitions[type.Name] = type.IsEnum ? ScalarSchemas.OfEnum(type) : Object(type);
        }

        return new JsonObject { ["$ref"] = "#/$defs/" + type.Name };
    }

    private static NullabilityInfo? Element(NullabilityInfo type)
    {
        if (type.Type.IsArray)
            return type.ElementType;
        var isList = type.Type.IsGenericType
            && type.Type.GetGenericTypeDefinition() is var list
            && (list == typeof(IReadOnlyList<>) || list == typeof(IReadOnlyCollection<>) || list == typeof(List<>));
        return isList ? type.GenericTypeArguments[0] : null;
    }

    private static NotSupportedException Unknown(PropertyInfo member, string why) =>
        new($"{member.DeclaringType!.Name}.{member.Name} has no exact schema: {why}. Change the record, or teach generator and gate.");
}
