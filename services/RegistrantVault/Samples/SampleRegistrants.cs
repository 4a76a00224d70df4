using System.Text.Json;
using System.Text.Json.Serialization;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Samples;

/// <summary>
/// Invented registrants for the embedded mode, for seeding a test system and for tests: names that mean "example", persons born in 1900,
/// numbers whose check digits are right, addresses below <c>.example</c>.
/// </summary>
public static class SampleRegistrants
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The samples, as drafts of new profiles.</summary>
    public static IReadOnlyList<ProfileDraft> Drafts { get; } = [.. Read("acme"), .. Read("globex")];

    /// <summary>Stores the samples that are not there yet, and says which it stored. May be called again, and by several at once.</summary>
    /// <param name="vault">The vault of the worker that keeps profiles.</param>
    /// <param name="cancellationToken">Ends it between two samples.</param>
    public static async Task<IReadOnlyList<RegistrantProfile>> Load(IRegistrantVault vault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        List<RegistrantProfile> stored = [];
        foreach (var draft in Drafts)
        {
            if (await vault.Describe(draft.Id, cancellationToken) is not null)
                continue;
            if (await vault.Store(draft, cancellationToken) is ProfileStored.Stored(var profile))
                stored.Add(profile);
        }
        return stored;
    }

    private static IEnumerable<ProfileDraft> Read(string account)
    {
        var type = typeof(SampleRegistrants);
        using var stream = type.Assembly.GetManifestResourceStream($"{type.Namespace}.{account}.json")!;
        var file = JsonSerializer.Deserialize<SampleFile>(stream, Options)!;
        return file.Profiles.Select(profile => new ProfileDraft
        {
            Id = profile.Id,
            Account = file.Account,
            Kind = profile.Kind,
            Region = profile.Region,
            ExpectedVersion = 0,
            Reference = "sample",
            Contact = new ContactDetails
            {
                Local = Postal(profile.Contact.Local),
                International = Postal(profile.Contact.International),
                Phone = new SensitiveText(profile.Contact.Phone),
                Email = new SensitiveText(profile.Contact.Email),
            },
            Identity = profile.Identity is not { } identity
                ? null
                : new IdentityDocument { Kind = new SensitiveText(identity.Kind), Number = new SensitiveText(identity.Number) },
        });
    }

    private static PostalDetails? Postal(SamplePostal? postal) => postal is null ? null : new PostalDetails
    {
        Name = new SensitiveText(postal.Name),
        Organisation = SensitiveText.From(postal.Organisation),
        Street = [.. postal.Street.Select(line => new SensitiveText(line))],
        City = new SensitiveText(postal.City),
        Province = SensitiveText.From(postal.Province),
        PostalCode = SensitiveText.From(postal.PostalCode),
        Country = postal.Country,
    };

    private sealed record SampleFile(string Account, SampleProfile[] Profiles);

    private sealed record SampleProfile(
        string Id, string About, RegistrantKind Kind, RegistrantRegion Region, SampleContact Contact, SampleIdentity? Identity);

    private sealed record SampleContact(SamplePostal? Local, SamplePostal? International, string Phone, string Email);

    private sealed record SamplePostal(
        string Name, string? Organisation, string[] Street, string City, string? Province, string? PostalCode, string Country);

    private sealed record SampleIdentity(string Kind, string Number);
}
