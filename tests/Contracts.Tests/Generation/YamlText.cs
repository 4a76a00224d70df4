using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>
/// JSON as YAML 1.2 in block style. A text stands bare only where no reader of YAML could take it for anything else; otherwise it is
/// quoted as in JSON, which is YAML too.
/// </summary>
internal static partial class YamlText
{
    public static string Of(JsonObject document)
    {
        var text = new StringBuilder();
        Write(text, document, indent: 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int indent)
    {
        if (node is JsonObject map)
        {
            foreach (var (name, value) in map)
            {
                text.Append(' ', indent).Append(Scalar(name)).Append(':');
                Value(text, value, indent + 2);
            }
        }
        else
        {
            foreach (var item in node!.AsArray())
                Item(text, item, indent);
        }
    }

    private static void Value(StringBuilder text, JsonNode? value, int indent)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append('\n');
            Write(text, value, indent);
        }
        else
        {
            text.Append(' ').Append(Scalar(value)).Append('\n');
        }
    }

    /// <summary>The first line of an item stands behind its dash.</summary>
    private static void Item(StringBuilder text, JsonNode? item, int indent)
    {
        var inner = new StringBuilder();
        if (item is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
            Write(inner, item, indent + 2);
        else
            inner.Append(' ', indent + 2).Append(Scalar(item)).Append('\n');

        inner[indent] = '-';
        text.Append(inner);
    }

    private static string Scalar(JsonNode? value) => value is JsonValue known && known.TryGetValue<string>(out var text)
        ? Scalar(text)
        : value is null ? "null" : JsonFormat.OneLine(value);

    private static string Scalar(string text) =>
        Bare().IsMatch(text) && !Reserved().IsMatch(text) ? text : JsonFormat.OneLine(JsonValue.Create(text));

    [GeneratedRegex(@"\A[A-Za-z$/][A-Za-z0-9_./ +;=-]*(?<! )\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\A(?:true|false|null|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
