using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>What the registry made of a contact's create.</summary>
public sealed record ContactCreateData(string Id, DateTimeOffset CreatedAt)
{
    internal static ContactCreateData Read(XElement data) => new(
        data.Required(EppNamespaces.Contact, "id"), data.RequiredInstant(EppNamespaces.Contact, "crDate"));
}
