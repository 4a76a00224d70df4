using System.Globalization;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// A delegation signer record (RFC 5910 section 4.1): the digest in hexadecimal, the key it was made of where the registry
/// wants it.
/// </summary>
public sealed record DsRecord(int KeyTag, int Algorithm, int DigestType, string Digest, DnsKey? Key = null)
{
    internal static DsRecord Read(XElement element)
    {
        var ns = EppNamespaces.SecDns;
        return new DsRecord(
            SecDnsNumbers.Read(element, "keyTag"),
            SecDnsNumbers.Read(element, "alg"),
            SecDnsNumbers.Read(element, "digestType"),
            element.Required(ns, "digest").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(),
            element.Element(ns.Name("keyData")) is { } key ? DnsKey.Read(key) : null);
    }

    internal void Write(EppWriter writer)
    {
        var ns = EppNamespaces.SecDns;
        if (Digest.Length == 0 || Digest.Length % 2 != 0 || !Digest.All(char.IsAsciiHexDigit))
        {
            throw new EppInvalidCommandException("A DS digest is an even number of hexadecimal digits.");
        }

        writer.Open(ns, "dsData")
            .Element(ns, "keyTag", SecDnsNumbers.Check(KeyTag, ushort.MaxValue, "keyTag"))
            .Element(ns, "alg", SecDnsNumbers.Check(Algorithm, byte.MaxValue, "alg"))
            .Element(ns, "digestType", SecDnsNumbers.Check(DigestType, byte.MaxValue, "digestType"))
            .Element(ns, "digest", Digest.ToUpper(CultureInfo.InvariantCulture));
        Key?.Write(writer);
        writer.Close();
    }
}
