using System.Globalization;
using System.Xml;

namespace DomainWorkers.Epp;

/// <summary>Writes the elements of one frame and refuses what no registry could accept.</summary>
public sealed class EppWriter
{
    private readonly XmlWriter _xml;

    internal EppWriter(XmlWriter xml) => _xml = xml;

    public EppWriter Open(EppNamespace ns, string name)
    {
        if (ns.Prefix.Length == 0)
        {
            _xml.WriteStartElement(name, ns.Uri);
        }
        else
        {
            _xml.WriteStartElement(ns.Prefix, name, ns.Uri);
        }

        return this;
    }

    public EppWriter Close()
    {
        _xml.WriteEndElement();
        return this;
    }

    public EppWriter Attribute(string name, string? value)
    {
        if (value is not null)
        {
            _xml.WriteAttributeString(name, value);
        }

        return this;
    }

    public EppWriter Text(string value)
    {
        _xml.WriteString(value);
        return this;
    }

    public EppWriter Empty(EppNamespace ns, string name) => Open(ns, name).Close();

    /// <summary>Writes the element with its text, and nothing when the value is null.</summary>
    public EppWriter Element(EppNamespace ns, string name, string? value) =>
        value is null ? this : Open(ns, name).Text(value).Close();

    public EppWriter Element(EppNamespace ns, string name, int? value) =>
        Element(ns, name, value?.ToString(CultureInfo.InvariantCulture));

    public EppWriter Element(EppNamespace ns, string name, DateTimeOffset value) =>
        Element(ns, name, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public EppWriter Element(EppNamespace ns, string name, DateOnly value) =>
        Element(ns, name, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
