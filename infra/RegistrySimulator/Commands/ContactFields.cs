using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Reading and checking the fields of contact create and update.</summary>
internal static class ContactFields
{
    private static readonly XNamespace C = Ns.Contact;

    public static (ImmutableArray<PostalInfo> Postal, Answer? Refusal) Postal(IEnumerable<XElement> elements)
    {
        var postal = ImmutableArray.CreateRange(elements.Select(Read));
        return (postal, Check(postal));
    }

    /// <summary>The addresses after an update: only the parts that it names change, per type.</summary>
    public static (ImmutableArray<PostalInfo> Postal, Answer? Refusal) Changed(ImmutableArray<PostalInfo> known, IEnumerable<XElement> changes)
    {
        var postal = known;
        foreach (var change in changes)
        {
            var type = change.Attribute("type")!.Value;
            var before = postal.FirstOrDefault(p => p.Type == type);
            if (before is null && (change.Element(C + "name") is null || change.Element(C + "addr") is null))
                return ([], Answer.Of(2003, $"postalInfo type={type} is new and needs name and addr."));
            var after = before is null ? Read(change) : Merge(before, change);
            postal = before is null ? postal.Add(after) : postal.Replace(before, after);
        }

        return (postal, Check(postal));
    }

    public static Telephone? Number(XElement? element) =>
        element is null || element.Value.Trim().Length == 0 ? null : new Telephone(element.Value.Trim(), element.Attribute("x")?.Value);

    public static Answer? Email(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Contains(' ', StringComparison.Ordinal)
            ? null
            : Answer.Of(2005, "email");
    }

    public static string? Disclose(XElement? element) => element is null
        ? null
        : ContactXml.Root("disclose", element.Attributes().Where(a => !a.IsNamespaceDeclaration), element.Elements())
            .ToString(SaveOptions.DisableFormatting);

    private static PostalInfo Read(XElement element) => Merge(
        new PostalInfo { Type = element.Attribute("type")!.Value, Name = "", City = "", Country = "" }, element);

    private static PostalInfo Merge(PostalInfo before, XElement change)
    {
        var after = before with { Name = change.Element(C + "name")?.Value ?? before.Name };
        if (change.Element(C + "org") is { } organisation)
            after = after with { Organisation = organisation.Value.Length == 0 ? null : organisation.Value };
        if (change.Element(C + "addr") is not { } address)
            return after;
        return after with
        {
            Street = [.. address.Elements(C + "street").Select(e => e.Value)],
            City = address.Element(C + "city")!.Value,
            Province = address.Element(C + "sp")?.Value,
            PostalCode = address.Element(C + "pc")?.Value.Trim(),
            Country = address.Element(C + "cc")!.Value.Trim(),
        };
    }

    /// <summary>One address per type; int is ASCII, country is two capitals (RFC 5733 2.4).</summary>
    private static Answer? Check(ImmutableArray<PostalInfo> postal)
    {
        if (postal.Select(p => p.Type).Distinct().Count() != postal.Length)
            return Answer.Of(2306, "One postalInfo per type.");
        foreach (var info in postal)
        {
            if (info.Country.Length != 2 || !info.Country.All(char.IsAsciiLetterUpper))
                return Answer.Of(2005, "cc");
            var text = string.Concat(info.Street) + info.Name + info.Organisation + info.City + info.Province + info.PostalCode;
            if (info.Type == "int" && !Ascii.IsValid(text))
                return Answer.Of(2005, "postalInfo type=int takes ASCII only.");
        }

        return null;
    }
}
