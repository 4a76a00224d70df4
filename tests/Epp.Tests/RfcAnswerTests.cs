using System.Net;
using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class RfcAnswerTests
{
    public static TheoryData<string> ValidFrames => [.. Frames.Names.Where(name => name.StartsWith("rfc", StringComparison.Ordinal) && name != "rfc5730-error-values")];

    [Theory]
    [MemberData(nameof(ValidFrames))]
    public void The_samples_are_themselves_valid(string name)
    {
        // What is only lax in the schema is data of objects that no schema describes.
        Assert.DoesNotContain(Schemas.Errors(Frames.Text(name)), error => !error.Contains("Could not find schema information", StringComparison.Ordinal));
    }

    [Fact]
    public void A_greeting_lists_what_the_server_offers()
    {
        var greeting = EppGreeting.Read(Frames.Bytes("rfc5730-greeting"));

        Assert.Equal("Example EPP server epp.example.com", greeting.ServerId);
        Assert.Equal(Utc(2000, 6, 8, 22), greeting.ServerDate);
        Assert.Equal(["1.0"], greeting.Versions);
        Assert.Equal(["en", "fr"], greeting.Languages);
        Assert.Equal(3, greeting.Objects.Count);
        Assert.True(greeting.Offers("http://custom/obj1ext-1.0"));
        Assert.False(greeting.Offers("http://custom/obj2ext-1.0"));
    }

    [Fact]
    public void A_failure_keeps_all_its_results_values_and_reasons()
    {
        var response = Frames.Read("rfc5730-error-values", new DomainCheck("example.cn"));

        Assert.Equal([2004, 2005], response.Results.Select(result => result.Code));
        Assert.Equal("2525", Assert.Single(response.Result.Values).Value.Trim());
        var extended = Assert.Single(response.Results[1].ExtendedValues);
        Assert.Equal("Invalid character found.", extended.Reason);
        Assert.Null(extended.UnhandledNamespace);
        Assert.Equal("Parameter value syntax error (Invalid character found.)", response.Results[1].Explanation);
        Assert.Null(response.Data);
    }

    [Fact]
    public void A_check_answers_name_by_name()
    {
        var data = Frames.Read("rfc5731-check", new DomainCheck("example.com")).Data!;

        Assert.Equal([true, false, true], data.Items.Select(item => item.Available));
        Assert.Equal("In use", data.Find("EXAMPLE.NET")!.Reason);
        Assert.Null(data.Find("example.info"));
        Assert.False(Frames.Read("rfc5732-check", new HostCheck("a")).Data!.Find("ns2.example2.com")!.Available);
        Assert.False(Frames.Read("rfc5733-check", new ContactCheck("a")).Data!.Find("sah8013")!.Available);
    }

    [Fact]
    public void A_domain_is_read_whole()
    {
        var response = Frames.Read("rfc5731-info", new DomainInfo("example.com"));
        var data = response.Data!;

        Assert.Equal(("example.com", "EXAMPLE1-REP", "jd1234"), (data.Name, data.Roid, data.Registrant));
        Assert.True(data.Has("ok"));
        Assert.Equal([DomainContact.Admin("sh8013"), DomainContact.Technical("sh8013")], data.Contacts);
        Assert.Equal(["ns1.example.com", "ns1.example.net"], data.NameServers.Select(server => server.Name));
        Assert.Equal(["ns1.example.com", "ns2.example.com"], data.Hosts);
        Assert.Equal(("ClientX", "ClientY", "ClientX"), (data.SponsorId, data.CreatorId, data.UpdaterId));
        Assert.Equal(Utc(1999, 4, 3, 22), data.CreatedAt);
        Assert.Equal(Utc(1999, 12, 3, 9), data.UpdatedAt);
        Assert.Equal(Utc(2005, 4, 3, 22), data.ExpiresAt);
        Assert.Equal(Utc(2000, 4, 8, 9), data.TransferredAt);
        Assert.Equal("2fooBAR", data.AuthInfo!.Reveal());
        Assert.Equal(("ABC-12345", "54322-XYZ"), (response.ClientTransactionId, response.ServerTransactionId));
    }

    [Fact]
    public void A_domain_of_somebody_else_is_read_as_far_as_it_is_shown()
    {
        var data = Frames.Read("rfc5731-info-unauthorized", new DomainInfo("example.com")).Data!;

        Assert.Equal("ClientX", data.SponsorId);
        Assert.Null(data.ExpiresAt);
        Assert.Null(data.AuthInfo);
        Assert.Empty(data.Statuses);
    }

    [Fact]
    public void Create_renew_transfer_and_delete_are_read()
    {
        Assert.Equal(new DomainCreateData("example.com", Utc(1999, 4, 3, 22), Utc(2001, 4, 3, 22)), Frames.Read("rfc5731-create", new DomainCreate { Name = "a" }).Data);
        Assert.Equal(new DomainRenewData("example.com", Utc(2005, 4, 3, 22)), Frames.Read("rfc5731-renew", new DomainRenew("a", default)).Data);
        Assert.Equal(
            new DomainTransferData("example.com", "pending", "ClientX", Utc(2000, 6, 6, 22), "ClientY", Utc(2000, 6, 11, 22), Utc(2002, 9, 8, 22)),
            Frames.Read("rfc5731-transfer-query", new DomainTransfer(EppTransferOperation.Query, "a")).Data);
        Assert.Null(Frames.Read("rfc5731-delete", new DomainDelete("a")).Data);
        var pending = Frames.Read("rfc5731-pending", new DomainCreate { Name = "a" });
        Assert.Equal(EppCodeClass.Pending, pending.Class(isTransform: true));
        Assert.NotNull(pending.Data);
    }

    [Fact]
    public void A_host_is_read_whole()
    {
        var data = Frames.Read("rfc5732-info", new HostInfo("a")).Data!;

        Assert.True(data.IsLinked);
        Assert.Equal(
            [IPAddress.Parse("192.0.2.2"), IPAddress.Parse("192.0.2.29"), IPAddress.Parse("1080::8:800:200c:417a")],
            data.Addresses.Select(address => address.Address));
        Assert.Equal(("ClientY", "ClientX", "NS1_EXAMPLE1-REP"), (data.SponsorId, data.CreatorId, data.Roid));
        Assert.Equal(new HostCreateData("ns1.example.com", Utc(1999, 4, 3, 22)), Frames.Read("rfc5732-create", new HostCreate("a")).Data);
    }

    [Fact]
    public void A_contact_is_read_whole()
    {
        var data = Frames.Read("rfc5733-info", new ContactInfo("a")).Data!;
        var postal = Assert.Single(data.PostalInfos);

        Assert.Equal(("John Doe", "Example Inc."), (postal.Name, postal.Organization));
        Assert.Equal(["123 Example Dr.", "Suite 100"], postal.Address!.Streets);
        Assert.Equal(("Dulles", "VA", "20166-6503", "US"), (postal.Address.City, postal.Address.Province, postal.Address.PostalCode, postal.Address.CountryCode));
        Assert.Equal(new EppPhone("+1.7035555555", "1234"), data.Voice);
        Assert.Equal("jdoe@example.com", data.Email);
        Assert.False(data.Disclosure!.Disclose);
        Assert.True(data.Disclosure is { Voice: true, Email: true, Fax: false });
        Assert.Equal(new ContactCreateData("sh8013", Utc(1999, 4, 3, 22)), Frames.Read("rfc5733-create", new ContactCreate { Id = "a", Email = "a", PostalInfos = [] }).Data);
        Assert.Equal(
            new ContactTransferData("sh8013", "pending", "ClientX", Utc(2000, 6, 8, 22), "ClientY", Utc(2000, 6, 13, 22)),
            Frames.Read("rfc5733-transfer", new ContactTransfer(EppTransferOperation.Request, "a")).Data);
    }

    [Fact]
    public void A_chinese_contact_keeps_its_writing()
    {
        var response = Frames.Read("cnnic-contact-info", new ContactInfo("cnnic"));

        Assert.Equal("约翰", Assert.Single(response.Data!.PostalInfos).Name);
        Assert.Equal([PostalInfoType.Localized], response.Data.Disclosure!.Name);
        Assert.Equal(
            new CnnicContactData(CnnicHolderType.Enterprise, new CnnicIdentity("ORG", "110101190001010001"), "mypurveyor", "+86.013811939493"),
            response.Extension<CnnicContactData>());
    }

    [Fact]
    public void Restore_and_grace_period_statuses_are_read()
    {
        var info = Frames.Read("rfc3915-info-pending-restore", new DomainInfo("a"));

        Assert.True(info.Data!.Has("pendingDelete"));
        Assert.Equal(new EppStatus("pendingRestore", "endDate=2005-05-03", "en"), Assert.Single(info.Extension<RgpStatusData>()!.Statuses));
        Assert.True(Frames.Read("rfc3915-info-add-period", new DomainInfo("a")).Extension<RgpStatusData>()!.Has("addPeriod"));
        Assert.True(Frames.Read("rfc3915-restore", DomainUpdate.RestoreRequest("a")).Extension<RgpStatusData>()!.Has("pendingRestore"));
    }

    [Fact]
    public void Signed_delegations_are_read()
    {
        var ds = Frames.Read("rfc5910-info-ds", new DomainInfo("a")).Extension<SecDnsData>()!;
        var key = Frames.Read("rfc5910-info-key", new DomainInfo("a")).Extension<SecDnsData>()!;

        Assert.Equal(604800, ds.MaxSignatureLife);
        Assert.Equal(new DsRecord(12345, 3, 1, "49FD46E6C4B45C55D4AC", new DnsKey(257, 3, 1, "AQPJ////4Q==")), Assert.Single(ds.Records.Ds));
        Assert.Equal(new DnsKey(257, 3, 1, "AQPJ////4Q=="), Assert.Single(key.Records.Keys));
    }

    [Fact]
    public void Login_warnings_are_read()
    {
        var events = Frames.Read("rfc8807-login-warnings", new EppLogout()).Extension<LoginSecurityData>()!.Events;

        Assert.Equal(["password", "certificate", "cipher", "tlsProtocol", "stat", "custom"], events.Select(one => one.Type));
        Assert.Equal(Utc(2018, 4, 1, 22), events[0].ExpiresAt);
        Assert.Equal(("failedLogins", "100", "P1D"), (events[4].Name, events[4].Value, events[4].Duration));
    }

    [Fact]
    public void A_verification_tells_what_is_missing_and_until_when()
    {
        var data = Frames.Read("verification-pending", new DomainInfo("a")).Extension<VerificationCodeData>()!;
        var china = data.Profile("china")!;

        Assert.Equal(("pendingCompliance", "pendingCompliance"), (data.Status, china.Status));
        Assert.Equal(new MissingVerificationCode("real-name", Utc(2026, 12, 1, 0)), Assert.Single(china.Missing));
        Assert.Equal(new SetVerificationCode("domain", "1-abc333", Utc(2026, 11, 26, 0)), Assert.Single(china.Set));
    }

    [Fact]
    public void The_extensions_of_cnnic_and_verisign_are_read()
    {
        Assert.Equal("mypurveyor", Frames.Read("cnnic-domain-info", new DomainInfo("a")).Extension<CnnicDomainData>()!.Purveyor);
        Assert.Equal("my-purveyor", Frames.Read("cnnic-host-info", new HostInfo("a")).Extension<CnnicHostData>()!.Purveyor);
        Assert.Equal("cnnic", Frames.Read("cnnic-host-info", new HostInfo("a")).Extension<CnnicRegistryData>()!.Registry);
        Assert.Equal(1, Frames.Read("verisign-wrong-product", new DomainInfo("a")).Extension<NameStoreError>()!.Code);
    }

    [Fact]
    public void Data_nobody_understands_cost_nothing_but_themselves()
    {
        var response = Frames.Read("unknown-extension", new DomainInfo("example.com"));

        Assert.Equal("example.com", response.Data!.Name);
        Assert.Equal(["strange", "infData"], response.Unread.Select(element => element.Name.LocalName));
        Assert.Contains("urn:example:never-heard-of", response.Unread[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(response.Extensions);
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
