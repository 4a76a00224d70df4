using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A postal address; the country is an ISO 3166-1 code of two letters.</summary>
public sealed record PostalAddress(string City, string CountryCode)
{
    private const int LineLength = 255;
    private const int MaxStreets = 3;
    private const int MaxPostalCode = 16;

    public IReadOnlyList<string> Streets { get; init; } = [];

    public string? Province { get; init; }

    public string? PostalCode { get; init; }

    internal static PostalAddress Read(XElement element)
    {
        var ns = EppNamespaces.Contact;
        return new PostalAddress(element.Text(ns, "city") ?? "", element.Text(ns, "cc") ?? "")
        {
            Streets = [.. element.All(ns, "street").Select(street => street.Token())],
            Province = element.Text(ns, "sp"),
            PostalCode = element.Text(ns, "pc"),
        };
    }

    internal void Write(EppWriter writer, PostalInfoType type)
    {
        var ns = EppNamespaces.Contact;
        if (string.IsNullOrEmpty(City))
        {
            throw new EppInvalidCommandException("An address has a city.");
        }

        EppValues.AtMost(Streets.Count, MaxStreets, "street");
        writer.Open(ns, "addr");
        foreach (var street in Streets)
        {
            writer.Element(ns, "street", Checked(street, type, "Street"));
        }

        writer.Element(ns, "city", Checked(City, type, "City"))
            .Element(ns, "sp", Checked(Province, type, "Province"))
            .Element(ns, "pc", PostalCode is null ? null : EppValues.Token(PostalCode, 0, MaxPostalCode, "Postal code"))
            .Element(ns, "cc", EppValues.Token(CountryCode, 2, 2, "Country code"))
            .Close();
    }

    private static string? Checked(string? value, PostalInfoType type, string what)
    {
        if (type == PostalInfoType.International)
        {
            PostalInfo.Ascii(value);
        }

        return EppValues.OptionalLine(value, LineLength, what);
    }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("CountryCode = ").Append(CountryCode);
        return true;
    }
}
