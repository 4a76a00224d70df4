using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>The summaries that the compiler collected, as plain text.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Dictionary<string, XElement> members) => _members = members;

    public static XmlDocumentation Load(string path) => new(
        XDocument.Load(path).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal));

    public string Of(Type type) => Summary("T:" + Name(type));

    public string Of(PropertyInfo property) => Summary($"P:{Name(property.DeclaringType!)}.{property.Name}");

    public string Of(FieldInfo field) => Summary($"F:{Name(field.DeclaringType!)}.{field.Name}");

    private string Summary(string member)
    {
        var summary = _members.GetValueOrDefault(member)?.Element("summary")
            ?? throw new InvalidOperationException($"{member} has no summary.");
        return Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Reference(see),
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary>A message by its name, a property by its name in JSON.</summary>
    private static string Reference(XElement see)
    {
        var target = see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? "";
        var name = target[(target.LastIndexOfAny(['.', ':']) + 1)..];
        return target.StartsWith("P:", StringComparison.Ordinal) || target.StartsWith("F:", StringComparison.Ordinal)
            ? $"`{JsonNamingPolicy.CamelCase.ConvertName(name)}`"
            : name;
    }

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
