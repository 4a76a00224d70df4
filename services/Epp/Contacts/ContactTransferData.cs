using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Where a contact's transfer stands.</summary>
public sealed record ContactTransferData(
    string Id, string Status, string RequestedBy, DateTimeOffset RequestedAt, string ActionBy, DateTimeOffset ActionAt)
{
    internal static ContactTransferData Read(XElement data)
    {
        var ns = EppNamespaces.Contact;
        return new ContactTransferData(
            data.Required(ns, "id"),
            data.Required(ns, "trStatus"),
            data.Required(ns, "reID"),
            data.RequiredInstant(ns, "reDate"),
            data.Required(ns, "acID"),
            data.RequiredInstant(ns, "acDate"));
    }
}
