using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RegistrantVault.Tests.Rig;

/// <summary>Invented registrants, each value of which can be told from everything else.</summary>
internal static class People
{
    public const string Wang = "p-wang";
    public const string Li = "p-li";

    /// <summary>Every value of <see cref="Draft"/> that says something about the person.</summary>
    public static readonly string[] Canaries =
    [
        "王金丝雀", "Wang Jinsique", "金丝雀科技有限公司", "Canary Technology Ltd", "金丝雀路77号", "77 Canary Road", "雀城", "Quecheng", "雀省",
        "Que Province", "987654", "+86.13800009876", "wang.canary@jinsique.example", "110101199003078291", "SFZ",
    ];

    public static ProfileDraft Draft(string id = Wang, long expected = 0, string reference = "create-1", string account = "acme") => new()
    {
        Id = id,
        Account = account,
        Kind = RegistrantKind.Individual,
        Region = RegistrantRegion.Mainland,
        ExpectedVersion = expected,
        Reference = reference,
        Contact = Contact(),
        Identity = Identity(),
    };

    public static ContactDetails Contact(string email = "wang.canary@jinsique.example") => new()
    {
        Local = Postal("王金丝雀", "金丝雀科技有限公司", "金丝雀路77号", "雀城", "雀省"),
        International = Postal("Wang Jinsique", "Canary Technology Ltd", "77 Canary Road", "Quecheng", "Que Province"),
        Phone = new SensitiveText("+86.13800009876"),
        Email = new SensitiveText(email),
    };

    public static IdentityDocument Identity(string number = "110101199003078291") =>
        new() { Kind = new SensitiveText("SFZ"), Number = new SensitiveText(number) };

    public static RegistrantImage Image(byte[] content, string slot = "document-front") =>
        new() { Slot = slot, MediaType = "image/jpeg", Content = new Sensitive<byte[]>(content) };

    private static PostalDetails Postal(string name, string organisation, string street, string city, string province) => new()
    {
        Name = new SensitiveText(name),
        Organisation = new SensitiveText(organisation),
        Street = [new SensitiveText(street)],
        City = new SensitiveText(city),
        Province = new SensitiveText(province),
        PostalCode = new SensitiveText("987654"),
        Country = "CN",
    };
}
