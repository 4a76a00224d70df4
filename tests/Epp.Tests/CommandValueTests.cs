using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class CommandValueTests
{
    private static readonly PostalInfo Postal = new(PostalInfoType.International) { Name = "N", Address = new PostalAddress("C", "CN") };

    private static Dictionary<string, EppCommand> Wrong { get; } = new()
    {
        ["a name in Han"] = new DomainCheck("中国.cn"),
        ["a name with a full-width letter"] = new DomainCheck("ａbc.cn"),
        ["a name with a blank"] = new DomainCheck("a b.cn"),
        ["a name with a line break"] = new DomainCheck("a.cn\n"),
        ["an empty name"] = new DomainCheck(""),
        ["a name of 256 characters"] = new DomainCheck(new string('a', 256)),
        ["a check of nothing"] = new DomainCheck(),
        ["a period of none"] = new DomainCreate { Name = "a.cn", PeriodYears = 0 },
        ["a period of a century"] = new DomainCreate { Name = "a.cn", PeriodYears = 100 },
        ["a period of years and months"] = new DomainCreate { Name = "a.cn", PeriodYears = 1, PeriodMonths = 1 },
        ["a renewal by nothing"] = new DomainRenew("a.cn", default, 0),
        ["a registrant too short"] = new DomainCreate { Name = "a.cn", Registrant = "ab" },
        ["a registrant too long"] = new DomainCreate { Name = "a.cn", Registrant = new string('a', 17) },
        ["a contact of an unknown kind"] = new DomainCreate { Name = "a.cn", Contacts = [new DomainContact("boss", "sh8013")] },
        ["both forms of name server"] = new DomainCreate { Name = "a.cn", NameServers = [EppNameServer.HostObject("a"), EppNameServer.HostAttribute("b")] },
        ["a name server in Han"] = new DomainCreate { Name = "a.cn", NameServers = [EppNameServer.HostObject("中.cn")] },
        ["a password of two lines"] = new DomainCreate { Name = "a.cn", AuthInfo = EppAuthInfo.Password("a\nb") },
        ["a control character"] = new DomainCreate { Name = "a.cn", AuthInfo = EppAuthInfo.Password("a\u0001b") },
        ["half a character"] = new DomainCreate { Name = "a.cn", AuthInfo = EppAuthInfo.Password("a\ud800b") },
        ["an update of nothing"] = new DomainUpdate("a.cn"),
        ["twelve statuses"] = new DomainUpdate("a.cn") { Add = new DomainChanges { Statuses = [.. Enumerable.Repeat(new EppStatus("clientHold"), 12)] } },
        ["a host's update of nothing"] = new HostUpdate("a.cn"),
        ["an address with a scope"] = new HostCreate("a.cn", EppAddress.Parse("fe80::1%1")),
        ["a contact without an address"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [] },
        ["a contact with two of a kind"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [Postal, Postal] },
        ["a contact without a name"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [Postal with { Name = null }] },
        ["Han in the international form"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [Postal with { Name = "张三" }] },
        ["Han in the international street"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [Postal with { Address = new PostalAddress("C", "CN") { Streets = ["街"] } }] },
        ["four streets"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [Postal with { Address = new PostalAddress("C", "CN") { Streets = ["1", "2", "3", "4"] } }] },
        ["a country of three letters"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [Postal with { Address = new PostalAddress("C", "CHN") }] },
        ["a telephone without a dot"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [Postal], Voice = new EppPhone("+8613800138000") },
        ["a telephone too long"] = new ContactCreate { Id = "sh8013", Email = "e", PostalInfos = [Postal], Voice = new EppPhone("+86.12345678901234") },
        ["no email"] = new ContactCreate { Id = "sh8013", Email = "", PostalInfos = [Postal] },
        ["a contact's update of nothing"] = new ContactUpdate("sh8013"),
        ["a message id of blanks"] = new PollAck(" "),
        ["a digest that is no hexadecimal"] = Signed(new SecDnsCreate(new SecDnsRecords { Ds = [new DsRecord(1, 1, 1, "xyz0")] })),
        ["half a digit pair"] = Signed(new SecDnsCreate(new SecDnsRecords { Ds = [new DsRecord(1, 1, 1, "ABC")] })),
        ["a key that is no base64"] = Signed(new SecDnsCreate(new SecDnsRecords { Keys = [new DnsKey(257, 3, 13, "***")] })),
        ["records of both forms"] = Signed(new SecDnsCreate(new SecDnsRecords { Ds = [new DsRecord(1, 1, 1, "AB")], Keys = [new DnsKey(1, 1, 1, "QQ==")] })),
        ["no records"] = Signed(new SecDnsCreate(new SecDnsRecords())),
        ["a key tag too large"] = Signed(new SecDnsCreate(new SecDnsRecords { Ds = [new DsRecord(65536, 1, 1, "AB")] })),
        ["a removal of all and of some"] = Signed(new SecDnsUpdate { RemoveAll = true, Remove = new SecDnsRecords { Ds = [new DsRecord(1, 1, 1, "AB")] } }),
        ["a secDNS update of nothing"] = Signed(new SecDnsUpdate()),
        ["a signature life of nothing"] = Signed(new SecDnsUpdate { MaxSignatureLife = 0 }),
        ["a signed code that is no base64"] = Signed(new EncodedSignedCodes("<xml/>")),
        ["no signed code"] = Signed(new EncodedSignedCodes()),
        ["a language that is none"] = Signed(new IdnLanguageTag("!!")),
        ["a purveyor too short"] = Signed(new CnnicDomainCreate(CnnicHolderType.Individual, "ab")),
        ["a mobile without a dot"] = Signed(new CnnicContactCreate(CnnicHolderType.Individual, new CnnicIdentity("SFZ", "1"), "purveyor") { Mobile = "13800138000" }),
    };

    public static TheoryData<string> Cases => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_no_registry_could_accept_is_refused_before_it_is_sent(string name) =>
        Assert.Throws<EppInvalidCommandException>(() => EppFrameText.Command(Wrong[name], "ABC-12345"));

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("a b")]
    [InlineData("abc ")]
    [InlineData("abc\n")]
    [InlineData("中国中国")]
    public void A_transaction_id_that_could_not_be_repeated_exactly_is_refused(string clientTransactionId) =>
        Assert.Throws<EppInvalidCommandException>(() => EppFrameText.Command(new DomainDelete("a.cn"), clientTransactionId));

    [Fact]
    public void A_transaction_id_has_at_most_64_characters()
    {
        Assert.NotEmpty(EppFrameText.Command(new DomainDelete("a.cn"), new string('x', 64)));
        Assert.Throws<EppInvalidCommandException>(() => EppFrameText.Command(new DomainDelete("a.cn"), new string('x', 65)));
    }

    [Fact]
    public async Task A_wrong_command_reaches_neither_a_session_nor_the_network()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool();

        await Assert.ThrowsAsync<EppInvalidCommandException>(() =>
            pool.Execute(new DomainCheck("中国.cn"), Commands.Named("check-1"), TestContext.Current.CancellationToken));

        Assert.Equal(0, registry.Accepted);
    }

    private static DomainUpdate Signed(IEppCommandExtension extension) => new("a.cn") { Extensions = [extension] };
}
