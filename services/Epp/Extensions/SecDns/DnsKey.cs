using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A DNSKEY record (RFC 5910 section 4.2): the public key in base64.</summary>
public sealed record DnsKey(int Flags, int Protocol, int Algorithm, string PublicKey)
{
    internal static DnsKey Read(XElement element) => new(
        SecDnsNumbers.Read(element, "flags"),
        SecDnsNumbers.Read(element, "protocol"),
        SecDnsNumbers.Read(element, "alg"),
        element.Required(EppNamespaces.SecDns, "pubKey").Replace(" ", "", StringComparison.Ordinal));

    internal void Write(EppWriter writer)
    {
        var ns = EppNamespaces.SecDns;
        writer.Open(ns, "keyData")
            .Element(ns, "flags", SecDnsNumbers.Check(Flags, ushort.MaxValue, "flags"))
            .Element(ns, "protocol", SecDnsNumbers.Check(Protocol, byte.MaxValue, "protocol"))
            .Element(ns, "alg", SecDnsNumbers.Check(Algorithm, byte.MaxValue, "alg"))
            .Element(ns, "pubKey", EppValues.Base64(PublicKey, "pubKey"))
            .Close();
    }
}
