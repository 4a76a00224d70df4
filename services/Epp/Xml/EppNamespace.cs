using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>An XML namespace with the prefix its specification uses for it.</summary>
public sealed record EppNamespace(string Prefix, string Uri)
{
    public XName Name(string localName) => XName.Get(localName, Uri);

    public override string ToString() => Uri;
}
