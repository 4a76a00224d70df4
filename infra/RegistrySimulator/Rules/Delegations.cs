using System.Collections.Immutable;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The name servers of a create or update, in the one form that the zone takes.</summary>
internal static class Delegations
{
    private const int MaxServers = 13;

    public static (ImmutableArray<NameServer> Servers, Answer? Refusal) Read(CommandContext context, string domain, Zone zone, XElement? ns)
    {
        if (ns is null)
            return ([], null);
        var form = ns.Elements().First().Name.LocalName;
        if (form == "hostObj" != zone.HostObjects)
            return ([], Answer.Of(2306, zone.HostObjects ? "Name servers are host objects here." : "Name servers are host attributes here."));

        var servers = ImmutableArray.CreateBuilder<NameServer>();
        foreach (var element in ns.Elements())
        {
            var (server, refusal) = zone.HostObjects ? HostObject(context, element) : HostAttribute(domain, element);
            if (refusal is not null)
                return ([], refusal);
            if (servers.Any(known => known.Name == server!.Name))
                return ([], Answer.Of(2306, $"{server!.Name} is named twice."));
            servers.Add(server!);
        }

        return (servers.ToImmutable(), CheckCount(servers.ToImmutable()));
    }

    public static Answer? CheckCount(ImmutableArray<NameServer> servers) =>
        servers.Length > MaxServers ? Answer.Of(2306, $"At most {MaxServers} name servers.") : null;

    private static (NameServer? Server, Answer? Refusal) HostObject(CommandContext context, XElement element)
    {
        var name = DomainNames.Normal(element.Value);
        return context.Store.Host(name) is null ? (null, Answer.Of(2303, $"host {name}")) : (new NameServer(name), null);
    }

    private static (NameServer? Server, Answer? Refusal) HostAttribute(string domain, XElement element)
    {
        var name = DomainNames.Normal(element.Element(Ns.Domain + "hostName")!.Value);
        if (!DomainNames.Valid(name))
            return (null, Answer.Of(2005, "Not a host name."));
        var (addresses, refusal) = Addresses.Read(element.Elements(Ns.Domain + "hostAddr"));
        if (refusal is not null)
            return (null, refusal);

        // Glue is for servers within the delegation, and there it is needed.
        var below = name == domain || DomainNames.IsBelow(name, domain);
        if (below && addresses.IsEmpty)
            return (null, Answer.Of(2003, $"hostAddr of {name}"));
        return below || addresses.IsEmpty
            ? (new NameServer(name) { Attributes = addresses }, null)
            : (null, Answer.Of(2306, $"{name} is outside the domain and takes no address."));
    }
}
