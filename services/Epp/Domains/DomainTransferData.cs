using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Where a domain's transfer stands; also the data of a transfer's poll message.</summary>
public sealed record DomainTransferData(
    string Name,
    string Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string ActionBy,
    DateTimeOffset ActionAt,
    DateTimeOffset? ExpiresAt)
{
    internal static DomainTransferData Read(XElement data)
    {
        var ns = EppNamespaces.Domain;
        return new DomainTransferData(
            data.Required(ns, "name"),
            data.Required(ns, "trStatus"),
            data.Required(ns, "reID"),
            data.RequiredInstant(ns, "reDate"),
            data.Required(ns, "acID"),
            data.RequiredInstant(ns, "acDate"),
            data.Instant(ns, "exDate"));
    }
}
