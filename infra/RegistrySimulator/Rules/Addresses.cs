using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>IP addresses of hosts (RFC 5732 2.5).</summary>
internal static class Addresses
{
    public static (ImmutableArray<HostAddress> Addresses, Answer? Refusal) Read(IEnumerable<XElement> elements)
    {
        var addresses = ImmutableArray.CreateBuilder<HostAddress>();
        foreach (var element in elements)
        {
            var family = element.Attribute("ip")?.Value ?? "v4";
            var text = element.Value.Trim();
            var wanted = family == "v4" ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
            // TryParse takes short forms such as 127.1; a registry wants all four numbers.
            if (!IPAddress.TryParse(text, out var address) || address.AddressFamily != wanted || text.Contains('%', StringComparison.Ordinal)
                || (family == "v4" && address.ToString() != text))
                return ([], Answer.Of(2005, $"Not an IP{family} address."));
            var known = new HostAddress(family, address.ToString());
            if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
                return ([], Answer.Of(2306, $"{text} cannot be a name server's address."));
            if (addresses.Contains(known))
                return ([], Answer.Of(2306, $"{text} is named twice."));
            addresses.Add(known);
        }

        return (addresses.ToImmutable(), null);
    }
}
