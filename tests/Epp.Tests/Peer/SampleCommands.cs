using System.Net;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>Every command with every part it can have, and every extension it can carry.</summary>
internal static class SampleCommands
{
    private const string Digest = "49FD46E6C4B45C55D4AC";
    private const string SignedCode = "PHNpZ25lZENvZGUvPg==";

    private static readonly EppAuthInfo Secret = EppAuthInfo.Password("2fooBAR");
    private static readonly DnsKey Key = new(257, 3, 13, "AQPJ////4Q==");
    private static readonly DsRecord Ds = new(12345, 13, 2, Digest);

    private static readonly PostalInfo International = new(PostalInfoType.International)
    {
        Name = "Zhang San",
        Organization = "Example Ltd. & Sons <cn>",
        Address = new PostalAddress("Beijing", "CN") { Streets = ["4, South 4 Street", "Haidian"], Province = "Beijing", PostalCode = "100190" },
    };

    private static readonly PostalInfo Localized = new(PostalInfoType.Localized)
    {
        Name = "张三",
        Organization = "例子公司",
        Address = new PostalAddress("北京", "CN") { Streets = ["中关村南四街四号", "海淀区", "𠮷"], Province = "北京", PostalCode = "100190" },
    };

    public static IEnumerable<EppCommand> All =>
        [.. Sessions(), .. Domains(), .. DomainExtensions(), .. Contacts(), .. Hosts(), .. NameVerifications(), new PollRequest(), new PollAck("12345")];

    private static IEnumerable<EppCommand> Sessions()
    {
        var plain = EppGreeting.Read(System.Text.Encoding.UTF8.GetBytes(Answers.Greeting()));
        var secure = EppGreeting.Read(System.Text.Encoding.UTF8.GetBytes(Answers.Greeting(EppNamespaces.LoginSecurity.Uri)));
        var account = new EppAccountOptions { Name = "a", Host = "h", ClientId = "ClientX", Password = "foo-BAR2" };
        yield return EppLogin.For(account, plain, "foo-BAR2", null);
        yield return EppLogin.For(account, plain, "foo-BAR2", "bar-FOO2");
        yield return EppLogin.For(account with { Language = "zh-cn" }, secure, "foo-BAR2", null);
        yield return EppLogin.For(account, secure, new string('x', 40), new string('y', 64));
        yield return new EppLogout();
    }

    private static IEnumerable<EppCommand> Domains()
    {
        yield return new DomainCheck("example.cn", "xn--fiqs8s.xn--fiqs8s");
        yield return new DomainInfo("example.cn");
        yield return new DomainInfo("example.cn", Secret, DomainHosts.Delegated);
        yield return new DomainInfo("example.cn", EppAuthInfo.Password("2fooBAR", "JD1234-REP"), DomainHosts.Subordinate);
        yield return new DomainInfo("example.cn", null, DomainHosts.None);
        yield return new DomainCreate { Name = "example.cn" };
        yield return new DomainCreate { Name = "example.cn", PeriodMonths = 18, NameServers = [EppNameServer.HostAttribute("ns1.example.cn")] };
        yield return Create();
        yield return Create() with
        {
            NameServers = [EppNameServer.HostAttribute("ns1.example.cn", EppAddress.Parse("192.0.2.1"), EppAddress.Parse("2001:db8::1"))],
        };
        yield return new DomainRenew("example.cn", new DateOnly(2026, 2, 28), 1);
        yield return new DomainRenew("example.cn", new DateOnly(2028, 2, 29));
        yield return new DomainRenew("example.cn", new DateOnly(2028, 2, 29)) { Months = 6 };
        yield return new DomainDelete("example.cn");
        foreach (var operation in Enum.GetValues<EppTransferOperation>())
        {
            yield return new DomainTransfer(operation, "example.cn") { AuthInfo = Secret, PeriodYears = operation == EppTransferOperation.Request ? 1 : null };
        }

        yield return new DomainUpdate("example.cn")
        {
            Add = new DomainChanges
            {
                NameServers = [EppNameServer.HostObject("ns2.example.com")],
                Contacts = [DomainContact.Billing("b-1234")],
                Statuses = ["clientHold", new EppStatus("clientUpdateProhibited", "Payment overdue.", "en")],
            },
            Remove = new DomainChanges { Statuses = ["clientTransferProhibited"] },
            Change = new DomainReplacement { Registrant = "sh8013", AuthInfo = Secret },
        };
        yield return new DomainUpdate("example.cn") { Change = new DomainReplacement { Registrant = "", AuthInfo = EppAuthInfo.None } };
    }

    private static IEnumerable<EppCommand> DomainExtensions()
    {
        var bare = new DomainUpdate("example.cn");
        yield return Create() with
        {
            Extensions =
            [
                new SecDnsCreate(new SecDnsRecords { Ds = [Ds, Ds with { Key = Key }] }) { MaxSignatureLife = 604800 },
                new CnnicDomainCreate(CnnicHolderType.Enterprise, "purveyor"),
                new EncodedSignedCodes(SignedCode, SignedCode),
            ],
        };
        yield return Create() with { Extensions = [new NameStoreProduct("dotCOM"), new IdnLanguageTag("CHI"), new SecDnsCreate(new SecDnsRecords { Keys = [Key] })] };
        yield return new DomainInfo("example.cn") { Extensions = [new VerificationCodeInfo("china"), new NameStoreProduct("dotCOM")] };
        yield return new DomainInfo("example.cn") { Extensions = [new VerificationCodeInfo()] };
        yield return new DomainRenew("example.cn", new DateOnly(2026, 1, 1), 1) { Extensions = [new EncodedSignedCodes(SignedCode)] };
        yield return new DomainTransfer(EppTransferOperation.Request, "example.cn") { Extensions = [new EncodedSignedCodes(SignedCode)] };
        yield return new DomainDelete("example.cn") { Extensions = [new EncodedSignedCodes(SignedCode)] };
        yield return bare with { Extensions = [new EncodedSignedCodes(SignedCode)] };
        yield return bare with { Extensions = [new CnnicDomainUpdate { Type = CnnicHolderType.Individual, Purveyor = "new-one" }] };
        yield return bare with { Extensions = [new SecDnsUpdate { RemoveAll = true, Add = new SecDnsRecords { Ds = [Ds] }, Urgent = true }] };
        yield return bare with { Extensions = [new SecDnsUpdate { Remove = new SecDnsRecords { Ds = [Ds] }, MaxSignatureLife = 1 }] };
        yield return bare with { Extensions = [new SecDnsUpdate { Remove = new SecDnsRecords { Keys = [Key] }, Add = new SecDnsRecords { Keys = [Key] } }] };
        yield return DomainUpdate.RestoreRequest("example.cn");
        yield return DomainUpdate.RestoreReport("example.cn", new RgpRestoreReport
        {
            PreData = "Pre-delete registration data go here.\r\nLines & <markup> survive.",
            PostData = "Post-restore registration data go here.",
            DeletedAt = new DateTimeOffset(2026, 7, 10, 22, 0, 0, TimeSpan.Zero),
            RestoredAt = new DateTimeOffset(2026, 7, 21, 6, 0, 0, TimeSpan.FromHours(8)),
            Reason = "Registrant error.",
            Statements = ("This registrar has not restored the name for its own use.", "The information is true."),
            Other = "Supporting information goes here.",
        });
    }

    private static IEnumerable<EppCommand> Contacts()
    {
        var create = new ContactCreate { Id = "sh8013", PostalInfos = [Localized, International], Email = "jdoe@example.com" };
        yield return new ContactCheck("sh8013", "sah8013");
        yield return new ContactInfo("sh8013");
        yield return new ContactInfo("sh8013", Secret);
        yield return create;
        yield return create with
        {
            PostalInfos = [Localized],
            Voice = new EppPhone("+86.1058813000", "1234"),
            Fax = new EppPhone("+1.7035555556"),
            AuthInfo = Secret,
            Disclosure = new ContactDisclosure(false)
            {
                Name = [PostalInfoType.Localized],
                Organization = [PostalInfoType.International, PostalInfoType.Localized],
                Address = [PostalInfoType.Localized],
                Voice = true,
                Fax = true,
                Email = true,
            },
            Extensions =
            [
                new CnnicRegistryCreate("cnnic"),
                new CnnicContactCreate(CnnicHolderType.Enterprise, new CnnicIdentity("ORG", "110101190001010001"), "purveyor") { Mobile = "+86.13811939493" },
                new EncodedSignedCodes(SignedCode),
            ],
        };
        yield return new ContactUpdate("sh8013")
        {
            AddStatuses = ["clientDeleteProhibited"],
            RemoveStatuses = ["clientUpdateProhibited"],
            Change = new ContactReplacement
            {
                PostalInfos = [new PostalInfo(PostalInfoType.International) { Organization = "" }],
                Voice = new EppPhone("+1.7034444444"),
                Fax = new EppPhone(""),
                Email = "new@example.com",
                AuthInfo = Secret,
                Disclosure = new ContactDisclosure(true) { Voice = true },
            },
            Extensions =
            [
                new CnnicContactUpdate
                {
                    Type = CnnicHolderType.Individual,
                    Identity = new CnnicIdentity("SFZ", "110101190001010006"),
                    Purveyor = "new-one",
                    Mobile = "+86.13811939494",
                },
            ],
        };
        yield return new ContactDelete("sh8013");
        foreach (var operation in Enum.GetValues<EppTransferOperation>())
        {
            yield return new ContactTransfer(operation, "sh8013", Secret);
        }
    }

    private static IEnumerable<EppCommand> Hosts()
    {
        yield return new HostCheck("ns1.example.com", "ns2.example.com");
        yield return new HostInfo("ns1.example.com");
        yield return new HostCreate("ns1.example.net");
        yield return new HostCreate("ns1.example.cn", new EppAddress(IPAddress.Parse("192.0.2.2")), EppAddress.Parse("1080:0:0:0:8:800:200C:417A"))
        {
            Extensions = [new CnnicHostCreate("purveyor"), new CnnicRegistryCreate("cnnic")],
        };
        yield return new HostUpdate("ns1.example.cn")
        {
            Add = new HostChanges { Addresses = [EppAddress.Parse("192.0.2.22")], Statuses = ["clientUpdateProhibited"] },
            Remove = new HostChanges { Addresses = [EppAddress.Parse("2001:db8::1")] },
            NewName = "ns2.example.cn",
        };
        yield return new HostDelete("ns1.example.cn");
    }

    private static IEnumerable<EppCommand> NameVerifications()
    {
        var photo = new NameVerificationDocument(NameVerificationFileType.Jpg, new byte[] { 0xff, 0xd8, 0xff });
        var person = new RealNameSubject
        {
            Role = NameVerificationRole.Person,
            Name = "张三·𠮷 & <sons>",
            Number = "11010119000101000X",
            Proof = NameVerificationProof.Citizen,
            Documents = [photo, photo with { Type = NameVerificationFileType.Pdf }],
        };
        yield return new NameVerificationCheck("example1", "例子");
        yield return new NameVerificationCreate(new DomainNameSubject("例子"), Secret);
        yield return new NameVerificationCreate(new DomainNameSubject("example", "1-abc123"), Secret);
        yield return new NameVerificationCreate(person, Secret);
        yield return new NameVerificationCreate(
            person with { Role = NameVerificationRole.Organization, Proof = NameVerificationProof.Enterprise, Documents = [photo] }, Secret);
        yield return new NameVerificationCreate(person with { Proof = NameVerificationProof.Other, Documents = [] }, Secret);
        yield return new NameVerificationInfo("1-abc123", NameVerificationInfoType.SignedCode);
        yield return new NameVerificationInfo("1-abc123", NameVerificationInfoType.SignedCode, Secret);
        yield return new NameVerificationInfo("1-abc123", NameVerificationInfoType.Input, Secret);
        yield return new NameVerificationUpdate("1-abc123", Secret);
    }

    private static DomainCreate Create() => new()
    {
        Name = "example.cn",
        PeriodYears = 2,
        NameServers = [EppNameServer.HostObject("ns1.example.net"), EppNameServer.HostObject("ns2.example.net")],
        Registrant = "jd1234",
        Contacts = [DomainContact.Admin("sh8013"), DomainContact.Technical("sh8013")],
        AuthInfo = Secret,
    };
}
