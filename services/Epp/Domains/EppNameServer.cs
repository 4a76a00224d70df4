using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// A name server of a domain: a reference to a host object, or a host attribute with its addresses. A registry uses one form.
/// </summary>
public sealed record EppNameServer(string Name)
{
    /// <summary>True for the hostAttr form.</summary>
    public bool IsAttribute { get; private init; }

    /// <summary>Glue; the hostAttr form alone has it.</summary>
    public IReadOnlyList<EppAddress> Addresses { get; private init; } = [];

    /// <summary>A host object by its name.</summary>
    public static EppNameServer HostObject(string name) => new(name);

    public static EppNameServer HostAttribute(string name, params IReadOnlyList<EppAddress> addresses) =>
        new(name) { IsAttribute = true, Addresses = addresses };

    internal static IReadOnlyList<EppNameServer> ReadAll(XElement? ns)
    {
        var domain = EppNamespaces.Domain;
        return ns is null
            ? []
            :
            [
                .. ns.All(domain, "hostObj").Select(host => HostObject(host.Token())),
                .. ns.All(domain, "hostAttr").Select(host => HostAttribute(
                    host.Required(domain, "hostName"),
                    [.. host.All(domain, "hostAddr").Select(EppAddress.Read)])),
            ];
    }

    internal static void Write(EppWriter writer, IReadOnlyList<EppNameServer> servers)
    {
        if (servers.Count == 0)
        {
            return;
        }

        if (servers.Any(server => server.IsAttribute != servers[0].IsAttribute))
        {
            throw new EppInvalidCommandException("Name servers are host objects or host attributes, not both.");
        }

        writer.Open(EppNamespaces.Domain, "ns");
        foreach (var server in servers)
        {
            var name = EppValues.Name(server.Name, "Host name");
            if (server.IsAttribute)
            {
                writer.Open(EppNamespaces.Domain, "hostAttr").Element(EppNamespaces.Domain, "hostName", name);
                EppAddress.Write(writer, EppNamespaces.Domain, "hostAddr", server.Addresses);
                writer.Close();
            }
            else
            {
                writer.Element(EppNamespaces.Domain, "hostObj", name);
            }
        }

        writer.Close();
    }
}
