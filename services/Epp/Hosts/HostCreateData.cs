using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>What the registry made of a host's create.</summary>
public sealed record HostCreateData(string Name, DateTimeOffset CreatedAt)
{
    internal static HostCreateData Read(XElement data) => new(
        data.Required(EppNamespaces.Host, "name"), data.RequiredInstant(EppNamespaces.Host, "crDate"));
}
