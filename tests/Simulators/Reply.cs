using System.Globalization;
using System.Xml.Linq;

namespace DomainWorkers.Simulators.Tests;

/// <summary>An answer as a test looks at it: by local names.</summary>
internal sealed class Reply(XElement root)
{
    public XElement Root => root;

    public int Code => int.Parse(All("result").Single().Attribute("code")!.Value, CultureInfo.InvariantCulture);

    public string? ClientTransactionId => All("clTRID").LastOrDefault()?.Value;

    public string ServerTransactionId => All("svTRID").Last().Value;

    public string? Reason => All("reason").FirstOrDefault()?.Value;

    /// <summary>Text of a poll message.</summary>
    public string? Message => All("msgQ").SingleOrDefault()?.Elements().Last().Value;

    /// <summary>Id of the oldest message in the queue.</summary>
    public string? MessageId => Attribute("msgQ", "id");

    public string[] Statuses => [.. All("status").Select(e => e.Attribute("s")!.Value)];

    public string[] Grace => [.. All("rgpStatus").Select(e => e.Attribute("s")!.Value)];

    public IEnumerable<XElement> All(string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    public string? Text(string name) => All(name).FirstOrDefault()?.Value;

    /// <summary>The text of an element that stands within another.</summary>
    public string? Text(string name, string under) =>
        All(under).SelectMany(e => e.Elements()).FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    public string[] Texts(string name) => [.. All(name).Select(e => e.Value)];

    public string? Attribute(string element, string name) => All(element).FirstOrDefault()?.Attribute(name)?.Value;

    public DateTimeOffset Date(string name) => DateTimeOffset.Parse(Text(name)!, CultureInfo.InvariantCulture);

    public bool Has(string name) => All(name).Any();

    public override string ToString() => root.ToString();
}
