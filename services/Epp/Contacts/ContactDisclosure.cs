using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Which parts of a contact depart from the server's policy: <paramref name="Disclose"/> true asks to publish them, false not to.
/// </summary>
public sealed record ContactDisclosure(bool Disclose)
{
    public IReadOnlyList<PostalInfoType> Name { get; init; } = [];

    public IReadOnlyList<PostalInfoType> Organization { get; init; } = [];

    public IReadOnlyList<PostalInfoType> Address { get; init; } = [];

    public bool Voice { get; init; }

    public bool Fax { get; init; }

    public bool Email { get; init; }

    internal static ContactDisclosure? Read(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var ns = EppNamespaces.Contact;
        return new ContactDisclosure(element.RequiredFlag("flag"))
        {
            Name = Types(element, "name"),
            Organization = Types(element, "org"),
            Address = Types(element, "addr"),
            Voice = element.Element(ns.Name("voice")) is not null,
            Fax = element.Element(ns.Name("fax")) is not null,
            Email = element.Element(ns.Name("email")) is not null,
        };
    }

    internal void Write(EppWriter writer)
    {
        writer.Open(EppNamespaces.Contact, "disclose").Attribute("flag", Disclose ? "1" : "0");
        WriteTypes(writer, "name", Name);
        WriteTypes(writer, "org", Organization);
        WriteTypes(writer, "addr", Address);
        WriteFlag(writer, "voice", Voice);
        WriteFlag(writer, "fax", Fax);
        WriteFlag(writer, "email", Email);
        writer.Close();
    }

    private static IReadOnlyList<PostalInfoType> Types(XElement element, string name) =>
    [
        .. element.All(EppNamespaces.Contact, name).Select(part =>
            part.OptionalAttribute("type") == "loc" ? PostalInfoType.Localized : PostalInfoType.International),
    ];

    private static void WriteTypes(EppWriter writer, string name, IReadOnlyList<PostalInfoType> types)
    {
        EppValues.AtMost(types.Count, 2, name);
        foreach (var type in types)
        {
            writer.Open(EppNamespaces.Contact, name)
                .Attribute("type", type == PostalInfoType.Localized ? "loc" : "int").Close();
        }
    }

    private static void WriteFlag(EppWriter writer, string name, bool named)
    {
        if (named)
        {
            writer.Empty(EppNamespaces.Contact, name);
        }
    }
}
