using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>What the registry made of a create.</summary>
public sealed record DomainCreateData(string Name, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt)
{
    internal static DomainCreateData Read(XElement data) => new(
        data.Required(EppNamespaces.Domain, "name"),
        data.RequiredInstant(EppNamespaces.Domain, "crDate"),
        data.Instant(EppNamespaces.Domain, "exDate"));
}
