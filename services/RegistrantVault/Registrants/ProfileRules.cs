using System.Text;
using System.Text.RegularExpressions;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>
/// The form of what is stored: what RFC 5733 and the registries' schemas demand of the text, so that nothing is kept that cannot be
/// used. Whether a number or a name is right is the review's business.
/// </summary>
internal static partial class ProfileRules
{
    private const int MaxLine = 255; // RFC 5733: postalLineType
    private const int MaxStreetLines = 3;
    private const int MaxPostalCode = 16; // RFC 5733: pcType
    private const int MaxNumber = 50; // CNNIC's contact extension, the longer of its two forms

    public static void Check(ProfileDraft draft)
    {
        ProfileId(draft.Id);
        Demand(draft.Account is not null && Whole(AccountForm(), draft.Account), "account", "lower-case letters, digits and hyphens, up to 64");
        Demand(Enum.IsDefined(draft.Kind), "kind", "Individual or Organisation");
        Demand(Enum.IsDefined(draft.Region), "region", "Mainland, HongKong, Macao, Taiwan or Other");
        Demand(draft.ExpectedVersion >= 0, "expectedVersion", "not negative");
        Reference(draft.Reference);
        Demand(draft.ExpectedVersion > 0 || draft.Contact is not null, "contact", "a new profile has one");
        if (draft.Contact is { } contact)
            Check(contact);
        if (draft.Identity is { } identity)
            Check(identity);
    }

    public static void ProfileId(string value) =>
        Demand(value is not null && Whole(ProfileIdForm(), value), "profileId", "letters, digits and hyphens, up to 64");

    public static void Reference(string value) =>
        Demand(value is not null && ReferenceForm().IsMatch(value), "reference", "printable ASCII without spaces, up to 300");

    public static void Slot(string value) =>
        Demand(value is not null && SlotForm().IsMatch(value), "slot", "lower-case letters, digits and hyphens, up to 32");

    public static void WellFormed(SensitiveText value, string path) =>
        Demand(value.Reveal().EnumerateRunes().All(rune => rune != Rune.ReplacementChar), path, "well-formed Unicode");

    public static void Demand(bool holds, string field, string rule)
    {
        if (!holds)
            throw new InvalidProfileException(field, rule);
    }

    /// <summary>The contracts' patterns are written for ECMA 262, where <c>$</c> never stands before a final line feed; here it would.</summary>
    private static bool Whole(Regex form, string value) => form.IsMatch(value) && !value.EndsWith('\n');

    private static void Check(ContactDetails contact)
    {
        Demand(contact.Local is not null || contact.International is not null, "contact", "a local or an international form is there");
        if (contact.Local is { } local)
            Check(local, "contact.local", ascii: false);
        if (contact.International is { } international)
            Check(international, "contact.international", ascii: true);
        Demand(PhoneForm().IsMatch(contact.Phone.Reveal()), "contact.phone", "+<country code>.<number>, 17 characters at most");
        Demand(
            contact.Email.Reveal() is { Length: <= 254 } email && EmailForm().IsMatch(email),
            "contact.email", "local part, @ and a domain of two labels or more, 254 characters at most");
    }

    private static void Check(PostalDetails postal, string path, bool ascii)
    {
        Line(postal.Name, $"{path}.name", ascii);
        Optional(postal.Organisation, $"{path}.organisation", ascii);
        Demand(postal.Street.Count is >= 1 and <= MaxStreetLines, $"{path}.street", "one to three lines");
        foreach (var line in postal.Street)
            Line(line, $"{path}.street", ascii);
        Line(postal.City, $"{path}.city", ascii);
        Optional(postal.Province, $"{path}.province", ascii);
        Optional(postal.PostalCode, $"{path}.postalCode", ascii, MaxPostalCode);
        Demand(CountryForm().IsMatch(postal.Country), $"{path}.country", "two capital letters (ISO 3166-1)");
    }

    private static void Check(IdentityDocument identity)
    {
        Demand(DocumentKindForm().IsMatch(identity.Kind.Reveal()), "identity.kind", "a code of capital letters and digits");
        Line(identity.Number, "identity.number", ascii: false, MaxNumber);
    }

    private static void Optional(SensitiveText? value, string path, bool ascii, int max = MaxLine)
    {
        if (value is not null)
            Line(value, path, ascii, max);
    }

    private static void Line(SensitiveText value, string path, bool ascii, int max = MaxLine)
    {
        var text = value.Reveal();
        Demand(text.Length > 0 && text.Length <= max, path, $"1 to {max} characters");
        Demand(text.Trim().Length == text.Length, path, "no space at either end");
        foreach (var character in text)
        {
            Demand(!char.IsControl(character), path, "no control characters");
            Demand(!ascii || character < 0x7F, path, "ASCII in the international form");
        }
        WellFormed(value, path);
    }

    [GeneratedRegex(ContractPatterns.ProfileId, RegexOptions.CultureInvariant)]
    private static partial Regex ProfileIdForm();

    [GeneratedRegex(ContractPatterns.Account, RegexOptions.CultureInvariant)]
    private static partial Regex AccountForm();

    [GeneratedRegex(@"^[!-~]{1,300}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceForm();

    [GeneratedRegex(@"^[a-z0-9-]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlotForm();

    /// <summary>RFC 5733: e164StringType.</summary>
    [GeneratedRegex(@"^(?=.{4,17}\z)\+[0-9]{1,3}\.[0-9]{1,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"^[^\s@\p{C}]{1,64}@[^\s@.\p{C}]+(\.[^\s@.\p{C}]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountryForm();

    [GeneratedRegex(@"^[A-Z][A-Z0-9]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DocumentKindForm();
}
