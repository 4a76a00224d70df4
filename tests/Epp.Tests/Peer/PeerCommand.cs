using System.Xml.Linq;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>A frame as the server's end saw it.</summary>
internal sealed class PeerCommand(string xml, PeerConnection connection)
{
    private static readonly XNamespace Epp = "urn:ietf:params:xml:ns:epp-1.0";

    private readonly XElement _root = XDocument.Parse(xml).Root!;

    public string Xml => xml;

    public PeerConnection Connection => connection;

    /// <summary>login, create, poll ...; hello.</summary>
    public string Verb => _root.Element(Epp + "command")?.Elements().First().Name.LocalName ?? _root.Elements().First().Name.LocalName;

    public string ClientTransactionId => _root.Element(Epp + "command")?.Element(Epp + "clTRID")?.Value ?? "";

    public XElement Root => _root;
}
