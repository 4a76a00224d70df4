using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// A contact's name and address, in ASCII (int) or in the writing of the country (loc). On update, what is null stays as it is;
/// an address is always replaced as a whole.
/// </summary>
public sealed record PostalInfo(PostalInfoType Type)
{
    private const int LineLength = 255;

    public string? Name { get; init; }

    public string? Organization { get; init; }

    public PostalAddress? Address { get; init; }

    internal static PostalInfo Read(XElement element)
    {
        var ns = EppNamespaces.Contact;
        var type = element.OptionalAttribute("type") == "loc" ? PostalInfoType.Localized : PostalInfoType.International;
        return new PostalInfo(type)
        {
            Name = element.Text(ns, "name"),
            Organization = element.Text(ns, "org"),
            Address = element.Element(ns.Name("addr")) is { } address ? PostalAddress.Read(address) : null,
        };
    }

    internal void Write(EppWriter writer, bool isUpdate)
    {
        var ns = EppNamespaces.Contact;
        if (!isUpdate && (string.IsNullOrEmpty(Name) || Address is null))
        {
            throw new EppInvalidCommandException("A new contact has a name and an address.");
        }

        if (Name?.Length == 0)
        {
            throw new EppInvalidCommandException("A contact's name cannot be emptied.");
        }

        if (Type == PostalInfoType.International)
        {
            Ascii(Name);
            Ascii(Organization);
        }

        writer.Open(ns, "postalInfo").Attribute("type", Type == PostalInfoType.Localized ? "loc" : "int")
            .Element(ns, "name", EppValues.OptionalLine(Name, LineLength, "Contact name"))
            .Element(ns, "org", EppValues.OptionalLine(Organization, LineLength, "Organization"));
        Address?.Write(writer, Type);
        writer.Close();
    }

    /// <summary>
    /// RFC 5733 section 2.3: the internationalized form is a subset of UTF-8 that can be written in seven bits.
    /// </summary>
    internal static void Ascii(string? value)
    {
        if (value is not null && !System.Text.Ascii.IsValid(value))
        {
            throw new EppInvalidCommandException("The international form of a contact is ASCII.");
        }
    }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Type = ").Append(Type);
        return true;
    }
}
