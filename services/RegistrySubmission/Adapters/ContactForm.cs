using DomainWorkers.Epp;
using DomainWorkers.RegistrantVault.Registrants;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Contact data in the form of RFC 5733, to be sent and to be compared with what a registry shows.</summary>
internal static class ContactForm
{
    public static ContactCreate Create(string handle, ContactDetails details) => new()
    {
        Id = handle,
        PostalInfos = Postal(details),
        Voice = new EppPhone(details.Phone.Reveal()),
        Email = details.Email.Reveal(),
        AuthInfo = EppAuthInfo.Password(EppSecrets.Random()),
    };

    /// <summary>The update that makes the registry's object what the profile says; null where it is.</summary>
    public static ContactUpdate? Update(ContactInfoData shown, ContactDetails details)
    {
        var wanted = Postal(details);
        var postal = wanted.Where(info => !shown.PostalInfos.Any(known => Same(known, info))).ToList();
        var voice = details.Phone.Reveal() == shown.Voice?.Number ? null : new EppPhone(details.Phone.Reveal());
        var email = details.Email.Reveal() == shown.Email ? null : details.Email.Reveal();
        return postal.Count == 0 && voice is null && email is null ? null : new ContactUpdate(shown.Id)
        {
            Change = new ContactReplacement
            {
                // What is not named stays, so an organisation that is none any more has to be emptied.
                PostalInfos = [.. postal.Select(info => info with { Organization = info.Organization ?? "" })],
                Voice = voice,
                Email = email,
            },
        };
    }

    /// <summary>Whether the object names the same person and organisation: where not, the law calls it another holder.</summary>
    public static bool IsSameHolder(ContactInfoData shown, ContactDetails details) => Postal(details).All(wanted =>
        shown.PostalInfos.FirstOrDefault(known => known.Type == wanted.Type) is not { } known
        || (Same(known.Name, wanted.Name) && Same(known.Organization, wanted.Organization)));

    private static List<PostalInfo> Postal(ContactDetails details) =>
        [.. Postal(PostalInfoType.International, details.International), .. Postal(PostalInfoType.Localized, details.Local)];

    private static IEnumerable<PostalInfo> Postal(PostalInfoType type, PostalDetails? details)
    {
        if (details is null)
            yield break;
        yield return new PostalInfo(type)
        {
            Name = details.Name.Reveal(),
            Organization = details.Organisation?.Reveal(),
            Address = new PostalAddress(details.City.Reveal(), details.Country)
            {
                Streets = [.. details.Street.Select(line => line.Reveal())],
                Province = details.Province?.Reveal(),
                PostalCode = details.PostalCode?.Reveal(),
            },
        };
    }

    private static bool Same(PostalInfo shown, PostalInfo wanted) =>
        shown.Type == wanted.Type && Same(shown.Name, wanted.Name) && Same(shown.Organization, wanted.Organization)
        && shown.Address is { } there && wanted.Address is { } here
        && Same(there.City, here.City) && Same(there.CountryCode, here.CountryCode) && Same(there.Province, here.Province)
        && Same(there.PostalCode, here.PostalCode) && there.Streets.Select(Line).SequenceEqual(here.Streets.Select(Line));

    private static bool Same(string? left, string? right) => Line(left) == Line(right);

    /// <summary>XML keeps neither the difference of absent and empty nor white space at the ends.</summary>
    private static string Line(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
