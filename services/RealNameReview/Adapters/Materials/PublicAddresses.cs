using System.Net;
using System.Net.Sockets;

namespace DomainWorkers.RealNameReview.Adapters.Materials;

/// <summary>
/// Which addresses are somebody's on the public internet (the special-purpose registries of RFC 6890): all others lead into our own network, to
/// this machine, or to a cloud's metadata. Pure.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special4 =
    [
        .. Parse(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    ];

    // Only 2000::/3 is given to anybody; of it, what is for documentation, tests, or carries an IPv4 address that could be any.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 = [.. Parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")];

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();

        return address.AddressFamily switch
        {
            // Alibaba Cloud keeps its metadata at 100.100.100.200, within 100.64.0.0/10; the others theirs within 169.254.0.0/16.
            AddressFamily.InterNetwork => !Special4.Any(network => network.Contains(address)),
            AddressFamily.InterNetworkV6 => address.ScopeId == 0 && Global6.Contains(address) && !Special6.Any(network => network.Contains(address)),
            _ => false,
        };
    }

    private static IEnumerable<IPNetwork> Parse(params string[] networks) => networks.Select(IPNetwork.Parse);
}
