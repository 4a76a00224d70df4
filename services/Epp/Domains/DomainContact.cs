using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A contact of a domain beside the registrant: admin, billing or tech, and the contact's id.</summary>
public sealed record DomainContact(string Type, string Id)
{
    public static DomainContact Admin(string id) => new("admin", id);

    public static DomainContact Technical(string id) => new("tech", id);

    public static DomainContact Billing(string id) => new("billing", id);

    internal static DomainContact Read(XElement contact) => new(contact.OptionalAttribute("type") ?? "", contact.Token());

    internal static void Write(EppWriter writer, IReadOnlyList<DomainContact> contacts)
    {
        foreach (var contact in contacts)
        {
            if (contact.Type is not ("admin" or "billing" or "tech"))
            {
                throw new EppInvalidCommandException("A domain's contact is admin, billing or tech.");
            }

            writer.Open(EppNamespaces.Domain, "contact").Attribute("type", contact.Type)
                .Text(EppValues.Identifier(contact.Id, "Contact id")).Close();
        }
    }
}
