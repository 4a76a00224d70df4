using System.Xml.Linq;

namespace DomainWorkers.EppServing;

/// <summary>The namespace of the protocol itself (RFC 5730); mappings and extensions are the server's own.</summary>
public static class EppNames
{
    public const string Namespace = "urn:ietf:params:xml:ns:epp-1.0";

    public static readonly XNamespace Epp = Namespace;
}
