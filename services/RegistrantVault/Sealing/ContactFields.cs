using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Sealing;

/// <summary>The contact group in six fields, so that a letter's address can be opened without the postal one.</summary>
internal static class ContactFields
{
    public const string LocalName = "localName";
    public const string LocalAddress = "localAddress";
    public const string InternationalName = "internationalName";
    public const string InternationalAddress = "internationalAddress";
    public const string Phone = "phone";
    public const string Email = "email";

    public static readonly string[] ForAddressee = [LocalName, InternationalName, Phone, Email];

    public static IReadOnlyList<PlainField> Split(ContactDetails contact)
    {
        List<PlainField> fields = [];
        Split(fields, contact.Local, LocalName, LocalAddress);
        Split(fields, contact.International, InternationalName, InternationalAddress);
        fields.Add(PlainField.Of(Phone, contact.Phone.Reveal()));
        fields.Add(PlainField.Of(Email, contact.Email.Reveal()));
        return fields;
    }

    public static ContactDetails Join(IReadOnlyList<PlainField> fields) => new()
    {
        Local = Join(fields, LocalName, LocalAddress),
        International = Join(fields, InternationalName, InternationalAddress),
        Phone = Text(fields, Phone),
        Email = Text(fields, Email),
    };

    public static Addressee JoinAddressee(IReadOnlyList<PlainField> fields)
    {
        var name = PlainField.Find<StoredName>(fields, LocalName) ?? PlainField.Find<StoredName>(fields, InternationalName)!;
        return new Addressee
        {
            Name = new SensitiveText(name.Name),
            Organisation = SensitiveText.From(name.Organisation),
            Email = Text(fields, Email),
            Phone = Text(fields, Phone),
        };
    }

    private static SensitiveText Text(IReadOnlyList<PlainField> fields, string name) => new(PlainField.Find<string>(fields, name)!);

    private static void Split(List<PlainField> fields, PostalDetails? postal, string name, string address)
    {
        if (postal is null)
            return;
        fields.Add(PlainField.Of(name, new StoredName(postal.Name.Reveal(), postal.Organisation?.Reveal())));
        fields.Add(PlainField.Of(address, new StoredAddress(
            [.. postal.Street.Select(line => line.Reveal())], postal.City.Reveal(), postal.Province?.Reveal(),
            postal.PostalCode?.Reveal(), postal.Country)));
    }

    private static PostalDetails? Join(IReadOnlyList<PlainField> fields, string name, string address)
    {
        if (PlainField.Find<StoredName>(fields, name) is not { } who || PlainField.Find<StoredAddress>(fields, address) is not { } where)
            return null;
        return new PostalDetails
        {
            Name = new SensitiveText(who.Name),
            Organisation = SensitiveText.From(who.Organisation),
            Street = [.. where.Street.Select(line => new SensitiveText(line))],
            City = new SensitiveText(where.City),
            Province = SensitiveText.From(where.Province),
            PostalCode = SensitiveText.From(where.PostalCode),
            Country = where.Country,
        };
    }

    private sealed record StoredName(string Name, string? Organisation);

    private sealed record StoredAddress(string[] Street, string City, string? Province, string? PostalCode, string Country);
}
