using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>Reads the content of a profile and holds it to the rules; every refusal names the field and the rule, never the value.</summary>
internal static partial class ContentRules
{
    private const int MaxLine = 255; // RFC 5733: postalLineType
    private const int MaxPostalCode = 16; // RFC 5733: pcType

    public static ContentReading Read(ReadOnlyMemory<byte> json, DateOnly today)
    {
        List<FieldProblem> problems = [];
        using var document = JsonDocument.Parse(json);
        var fields = new ContentFields(document.RootElement, "", problems);
        var kind = fields.Choice<RegistrantKind>("kind");
        var region = fields.Choice<RegistrantRegion>("region");
        var form = fields.Choice<OrganisationForm>("organisationForm", isRequired: false);
        var local = Postal(fields.Object("local", isRequired: false), ascii: false, kind, region, problems);
        var international = Postal(fields.Object("international", isRequired: false), ascii: true, kind, region, problems);
        if (local is null && international is null && problems.Count == 0)
            problems.Add(FieldProblems.Required("local"));
        if (local is null && region == RegistrantRegion.Mainland && problems.Count == 0)
            problems.Add(FieldProblems.Required("local"));
        var phone = Phone(fields.Text("phone", 40), region, problems);
        var email = Email(fields.Text("email", 254), problems);
        var identity = Identity(fields.Object("document", isRequired: true), kind, region, today, problems);
        fields.End();
        if (problems.Count > 0)
            return new ContentReading.Refused([.. problems.Take(50)]);
        var contact = new ContactDetails
        {
            Local = local,
            International = international,
            Phone = new SensitiveText(phone!),
            Email = new SensitiveText(email!),
        };
        return new ContentReading.Valid(new ProfileContent(kind!.Value, region!.Value, form ?? OrganisationForm.Unspecified, contact, identity!));
    }

    private static PostalDetails? Postal(
        ContentFields? fields, bool ascii, RegistrantKind? kind, RegistrantRegion? region, List<FieldProblem> problems)
    {
        if (fields is null)
            return null;
        var before = problems.Count;
        var name = fields.Text("name", MaxLine, ascii);
        var organisation = fields.Optional("organisation", MaxLine, ascii);
        var street = fields.Lines("street", MaxLine, ascii);
        var city = fields.Text("city", MaxLine, ascii);
        var province = fields.Optional("province", MaxLine, ascii);
        var postalCode = fields.Optional("postalCode", MaxPostalCode, ascii);
        var country = fields.Text("country", 2, ascii: true);
        fields.End();
        if (name is not null)
            problems.AddRange(NameProblems(name, fields.Path("name"), ascii, kind, region));
        if (kind is not null && (organisation is not null) != (kind == RegistrantKind.Organisation))
            problems.Add(FieldProblems.OrganisationPresence(fields.Path("organisation")));
        if (country is not null && region is { } known && !Fits(country, known))
            problems.Add(FieldProblems.CountryMismatch(fields.Path("country")));
        if (postalCode is not null && region == RegistrantRegion.Mainland && !SixDigits().IsMatch(postalCode))
            problems.Add(FieldProblems.PostalCodeForm(fields.Path("postalCode")));
        return problems.Count > before ? null : new PostalDetails
        {
            Name = new SensitiveText(name!),
            Organisation = SensitiveText.From(organisation),
            Street = [.. street!.Select(line => new SensitiveText(line))],
            City = new SensitiveText(city!),
            Province = SensitiveText.From(province),
            PostalCode = SensitiveText.From(postalCode),
            Country = country!,
        };
    }

    private static IEnumerable<FieldProblem> NameProblems(string name, string field, bool ascii, RegistrantKind? kind, RegistrantRegion? region)
    {
        if (name.EnumerateRunes().Count() < 2)
            yield return FieldProblems.NameTooShort(field);
        if (!name.EnumerateRunes().All(IsOfName) || name.Contains("  ", StringComparison.Ordinal))
            yield return FieldProblems.NameCharacters(field);
        else if (!ascii && kind == RegistrantKind.Individual && region == RegistrantRegion.Mainland && !name.EnumerateRunes().All(IsHanOrDot))
            yield return FieldProblems.NameNotHan(field);
    }

    /// <summary>Letters of any script, marks that belong to them, and what stands between the parts of a name; 〇 is a number to Unicode.</summary>
    private static bool IsOfName(Rune rune) =>
        Rune.IsLetter(rune) || rune.Value is ' ' or '\'' or '-' or '.' or '·' or '•' or '’' or '・' or 0x3007
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsHanOrDot(Rune rune) =>
        rune.Value is '·' or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    private static bool Fits(string country, RegistrantRegion region) => region switch
    {
        RegistrantRegion.Mainland => country == "CN",
        RegistrantRegion.HongKong => country == "HK",
        RegistrantRegion.Macao => country == "MO",
        RegistrantRegion.Taiwan => country == "TW",
        // A foreigner may live, and an overseas company may have its address, anywhere; a place in the mainland too.
        _ => TwoCapitals().IsMatch(country),
    };

    private static string? Phone(string? text, RegistrantRegion? region, List<FieldProblem> problems)
    {
        if (text is null)
            return null;
        var (phone, problem) = PhoneRules.Read(text, region);
        if (problem is not null)
            problems.Add(problem);
        return phone;
    }

    private static string? Email(string? text, List<FieldProblem> problems)
    {
        if (text is null || EmailForm().IsMatch(text))
            return text;
        problems.Add(FieldProblems.EmailForm("email"));
        return null;
    }

    private static IdentityDocument? Identity(
        ContentFields? fields, RegistrantKind? kind, RegistrantRegion? region, DateOnly today, List<FieldProblem> problems)
    {
        if (fields is null)
            return null;
        var code = fields.Text("kind", 32, ascii: true);
        var number = fields.Text("number", 50);
        fields.End();
        if (code is null || number is null || kind is null || region is null)
            return null;
        var (checkedNumber, problem) = DocumentKinds.Check(code, number, kind.Value, region.Value, today);
        if (problem is not null)
            problems.Add(problem);
        return checkedNumber is null ? null : new IdentityDocument { Kind = new SensitiveText(code), Number = new SensitiveText(checkedNumber) };
    }

    [GeneratedRegex(@"^[0-9]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"^[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TwoCapitals();

    [GeneratedRegex(@"^[^\s@\p{C}]{1,64}@[^\s@.\p{C}]+(\.[^\s@.\p{C}]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();
}
