using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Answers of the contact mapping (RFC 5733).</summary>
internal static class ContactXml
{
    private static readonly XNamespace C = Ns.Contact;

    public static XElement Root(string name, params object?[] content) => Ns.Element(C, "contact", name, content);

    public static XElement Created(ContactObject contact) =>
        Root("creData", new XElement(C + "id", contact.Id), Date("crDate", contact.CreatedAt));

    public static XElement Transferred(ContactObject contact, Transfer transfer) => Root(
        "trnData",
        new XElement(C + "id", contact.Id),
        new XElement(C + "trStatus", transfer.Status),
        new XElement(C + "reID", transfer.Requester),
        Date("reDate", transfer.RequestedAt),
        new XElement(C + "acID", transfer.Actor),
        Date("acDate", transfer.ActAt));

    public static XElement Info(ContactObject contact, bool linked) => Root(
        "infData",
        new XElement(C + "id", contact.Id),
        new XElement(C + "roid", contact.Roid),
        LinkedStatuses.Of(contact.Marks, linked).Select(status => new XElement(C + "status", new XAttribute("s", status))),
        contact.Postal.Select(Postal),
        contact.Voice is { } voice ? Number("voice", voice) : null,
        contact.Fax is { } fax ? Number("fax", fax) : null,
        new XElement(C + "email", contact.Email),
        new XElement(C + "clID", contact.Sponsor),
        new XElement(C + "crID", contact.CreatedBy),
        Date("crDate", contact.CreatedAt),
        contact.UpdatedBy is { } by ? new XElement(C + "upID", by) : null,
        contact.UpdatedAt is { } updated ? Date("upDate", updated) : null,
        contact.TransferredAt is { } transferred ? Date("trDate", transferred) : null,
        contact.AuthInfo is { } secret ? new XElement(C + "authInfo", new XElement(C + "pw", secret)) : null,
        contact.Disclose is { } disclose ? XElement.Parse(disclose) : null);

    public static XElement CnnicInfo(CnnicContact cnnic)
    {
        var ns = Ns.CnnicContact;
        return Ns.Element(
            ns, "cnnic-contact", "infData",
            new XElement(ns + "type", cnnic.Type),
            new XElement(ns + "contact", new XAttribute("type", cnnic.DocumentKind), cnnic.DocumentNumber),
            cnnic.Purveyor is { } purveyor ? new XElement(ns + "purveyor", purveyor) : null,
            cnnic.Mobile is { } mobile ? new XElement(ns + "mobile", mobile) : null);
    }

    private static XElement Postal(PostalInfo postal) => new(
        C + "postalInfo",
        new XAttribute("type", postal.Type),
        new XElement(C + "name", postal.Name),
        postal.Organisation is { } organisation ? new XElement(C + "org", organisation) : null,
        new XElement(
            C + "addr",
            postal.Street.Select(line => new XElement(C + "street", line)),
            new XElement(C + "city", postal.City),
            postal.Province is { } province ? new XElement(C + "sp", province) : null,
            postal.PostalCode is { } code ? new XElement(C + "pc", code) : null,
            new XElement(C + "cc", postal.Country)));

    private static XElement Number(string name, Telephone telephone) => new(
        C + name, telephone.Extension is { } extension ? new XAttribute("x", extension) : null, telephone.Number);

    private static XElement Date(string name, DateTimeOffset at) => new(C + name, Instants.Text(at));
}
