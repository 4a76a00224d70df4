using System.Net;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>IP addresses that anybody can reach: what the IANA registries of special-purpose addresses (RFC 6890) keep out is none.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork Unicast6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special =
    [
        .. "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24".Split(' ')
            .Concat("192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4".Split(' '))
            .Concat("2001::/23 2001:db8::/32 2002::/16 3fff::/20".Split(' '))
            .Select(IPNetwork.Parse),
    ];

    /// <summary>The address as it is always written (RFC 5952); null where the text is no public address in full form.</summary>
    public static string? Normal(string text)
    {
        // TryParse also takes 1.1, 0x1.1.1.1 and a scope.
        if (!IPAddress.TryParse(text, out var address) || text.Contains('%', StringComparison.Ordinal) || address.IsIPv4MappedToIPv6)
            return null;
        var isVersion4 = address.GetAddressBytes().Length == 4;
        if (isVersion4 ? address.ToString() != text : !Unicast6.Contains(address))
            return null;
        return Special.Any(network => network.Contains(address)) ? null : address.ToString();
    }
}
