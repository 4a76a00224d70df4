using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Addresses of name servers that lie below the domain they serve: needed there, and nowhere else (RFC 5731 section 1.1).</summary>
internal static class GlueRules
{
    public static IReadOnlyList<Reason> Judge(string domainName, IReadOnlyList<string> nameServers, IReadOnlyList<HostAddresses>? glue)
    {
        var reasons = new List<Reason>();
        var given = glue ?? [];
        foreach (var server in nameServers.Where(server => IsBelow(server, domainName)))
        {
            if (!given.Any(host => Same(host.Host, server)))
                reasons.Add(Refusals.GlueMissing(server));
        }

        for (var i = 0; i < given.Count; i++)
        {
            var host = given[i];
            if (!IsBelow(host.Host, domainName) || !nameServers.Any(server => Same(server, host.Host)) || given.Take(i).Any(other => Same(other.Host, host.Host)))
                reasons.Add(Refusals.GlueNotBelow(i));
            var addresses = host.Addresses.Select(PublicAddress.Normal).ToList();
            if (addresses.Contains(null) || addresses.Distinct().Count() != addresses.Count)
                reasons.Add(Refusals.GlueAddress(i));
        }

        return reasons;
    }

    /// <summary>As it is compared and kept: names in lower case, addresses in one spelling and order. Only for what was judged good.</summary>
    public static IReadOnlyList<HostAddresses> Normal(IReadOnlyList<HostAddresses>? glue) =>
    [
        .. (glue ?? []).Select(host => new HostAddresses
        {
            Host = host.Host.ToLowerInvariant(),
            Addresses = [.. host.Addresses.Select(address => PublicAddress.Normal(address) ?? address).Order(StringComparer.Ordinal)],
        }).OrderBy(host => host.Host, StringComparer.Ordinal),
    ];

    /// <summary>What the record says after a look: what the registry shows, or where it shows no addresses, what we know of hosts still in use.</summary>
    public static IReadOnlyList<HostAddresses> Shown(IReadOnlyList<HostAddresses> known, RegistryView.Present seen) =>
        seen.Glue ?? [.. known.Where(host => seen.NameServers.Any(server => Same(server, host.Host)))];

    public static bool IsBelow(string host, string domainName) =>
        Same(host, domainName) || host.EndsWith("." + domainName, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
