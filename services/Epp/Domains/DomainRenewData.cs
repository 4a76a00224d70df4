using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The new end of a registration; also the data of an auto-renewal's poll message.</summary>
public sealed record DomainRenewData(string Name, DateTimeOffset? ExpiresAt)
{
    internal static DomainRenewData Read(XElement data) => new(
        data.Required(EppNamespaces.Domain, "name"),
        data.Instant(EppNamespaces.Domain, "exDate"));
}
