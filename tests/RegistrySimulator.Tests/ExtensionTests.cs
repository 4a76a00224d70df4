using System.Globalization;

namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class ExtensionTests
{
    private const string Digest = "49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC1234";
    private static readonly VerificationPolicy FiveDays = new(TimeSpan.FromDays(5));

    [Fact]
    public async Task Delegation_signers_are_kept_added_and_removed()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn", extension: $"<secDNS:create {Frames.SecDns}>{Ds(1)}</secDNS:create>"))).Code);
        Assert.Equal(1000, (await Update(client, $"<secDNS:add>{Ds(2)}</secDNS:add>")).Code);
        Assert.Equal(["1", "2"], (await client.Send(Frames.DomainInfo("example.cn"))).Texts("keyTag"));
        Assert.Equal(2306, (await Update(client, $"<secDNS:add>{Ds(2)}</secDNS:add>")).Code);
        Assert.Equal(2303, (await Update(client, $"<secDNS:rem>{Ds(3)}</secDNS:rem>")).Code);
        Assert.Equal(1000, (await Update(client, $"<secDNS:rem>{Ds(1)}</secDNS:rem>")).Code);
        Assert.Equal(["2"], (await client.Send(Frames.DomainInfo("example.cn"))).Texts("keyTag"));
        Assert.Equal(1000, (await Update(client, "<secDNS:rem><secDNS:all>true</secDNS:all></secDNS:rem>")).Code);
        Assert.False((await client.Send(Frames.DomainInfo("example.cn"))).Has("dsData"));
    }

    [Fact]
    public async Task What_secure_delegations_may_not_be()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn"));
        var key = "<secDNS:keyData><secDNS:flags>257</secDNS:flags><secDNS:protocol>3</secDNS:protocol><secDNS:alg>8</secDNS:alg><secDNS:pubKey>AQPJ</secDNS:pubKey></secDNS:keyData>";

        Assert.Equal(2102, (await Update(client, $"<secDNS:add>{Ds(1)}</secDNS:add>", "urgent=\"true\"")).Code);
        Assert.Equal(2102, (await Update(client, $"<secDNS:add><secDNS:maxSigLife>604800</secDNS:maxSigLife>{Ds(1)}</secDNS:add>")).Code);
        Assert.Equal(2102, (await Update(client, "<secDNS:chg><secDNS:maxSigLife>604800</secDNS:maxSigLife></secDNS:chg>")).Code);
        Assert.Equal(2005, (await Update(client, $"<secDNS:add>{Ds(1, "49FD")}</secDNS:add>")).Code);
        Assert.Equal(1000, (await Update(client, $"<secDNS:add>{key}</secDNS:add>")).Code);
        Assert.Equal(2306, (await Update(client, $"<secDNS:add>{Ds(1)}</secDNS:add>")).Code);
        Assert.Equal("AQPJ", (await client.Send(Frames.DomainInfo("example.cn"))).Text("pubKey"));
    }

    [Fact]
    public async Task Codes_upfront_make_a_name_compliant()
    {
        await using var rig = await Rig.WithZone(zone => zone with { Verification = FiveDays });
        using var client = await rig.Registrar();

        var codes = Frames.SignedCodes(("domain", "1-abc111"), ("real-name", "1-abc222"));
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn", extension: codes))).Code);

        var info = await Verification(client);
        Assert.Equal("compliant", info.Texts("status").Last());
        Assert.Equal(["1-abc111", "1-abc222"], info.All("set").Single().Elements().Select(e => e.Value));
        rig.Pass(10);
        Assert.DoesNotContain("serverHold", rig.Server.Objects.Domain("example.cn")!.Marks);
    }

    [Fact]
    public async Task Without_codes_a_name_is_held_after_the_grace_and_released_when_they_come()
    {
        await using var rig = await Rig.WithZone(zone => zone with { Verification = FiveDays });
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn", extension: Frames.SignedCodes(("domain", "1-abc111"))));

        var pending = await Verification(client);
        Assert.Equal("pendingCompliance", pending.All("profile").Single().Elements().First().Value);
        Assert.Equal("real-name", pending.All("missing").Single().Elements().Single().Attribute("type")!.Value);
        Assert.Equal(Rig.Start.AddDays(5), DateTimeOffset.Parse(
            pending.All("missing").Single().Elements().Single().Attribute("due")!.Value, CultureInfo.InvariantCulture));

        rig.Pass(5);
        Assert.Contains("serverHold", (await client.Send(Frames.DomainInfo("example.cn"))).Statuses);
        Assert.Equal("nonCompliant", (await Verification(client)).All("profile").Single().Elements().First().Value);
        Assert.Equal("Registry set serverHold", (await client.Send(Frames.PollRequest())).Message);

        Assert.Equal(1000, (await client.Send(Frames.DomainUpdate("example.cn", chg: "", extension: Frames.SignedCodes(("real-name", "1-abc222"))))).Code);
        Assert.DoesNotContain("serverHold", (await client.Send(Frames.DomainInfo("example.cn"))).Statuses);
        Assert.Equal(["Registry set serverHold", "Registry cleared serverHold"], rig.Server.Objects.Messages("registrar").Select(m => m.Text));
    }

    [Fact]
    public async Task A_hold_for_another_reason_stays_when_the_codes_come()
    {
        await using var rig = await Rig.WithZone(zone => zone with { Verification = FiveDays });
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn"));
        rig.Server.Desk.SetStatus("example.cn", "serverHold", true, "Illegal site");
        rig.Pass(6);

        await client.Send(Frames.DomainUpdate("example.cn", extension: Frames.SignedCodes(("domain", "1-a1"), ("real-name", "1-b2"))));

        Assert.Contains("serverHold", (await client.Send(Frames.DomainInfo("example.cn"))).Statuses);
    }

    [Fact]
    public async Task A_zone_may_want_a_code_with_the_create_and_codes_that_can_be_read()
    {
        await using var rig = await Rig.WithZone(zone => zone with { Verification = FiveDays with { AtCreate = ["domain"] } });
        using var client = await rig.Registrar();

        Assert.Equal(2306, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainCreate("example.cn", extension: Frames.SignedCodes(("real-name", "1-abc"))))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainCreate("example.cn", extension: Frames.SignedCodes(("domain", "no vsp"))))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainCreate(
            "example.cn", extension: $"<vc:encodedSignedCode {Frames.Code}><vc:code>bm90IHhtbA==</vc:code></vc:encodedSignedCode>"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn", extension: Frames.SignedCodes(("domain", "1-abc"))))).Code);
    }

    [Fact]
    public async Task Where_no_codes_are_wanted_they_are_not_applicable()
    {
        await using var rig = await Rig.WithZone(zone => zone with { Verification = FiveDays });
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn"));
        await client.Send(Frames.DomainCreate("example.com"));

        Assert.Equal("notApplicable", (await Verification(client, "example.com")).Texts("status").Last());
        Assert.Equal("notApplicable", (await Verification(client, profile: "mars")).Texts("status").Last());
        Assert.False((await client.Send(Frames.DomainInfo("example.cn"))).Has("missing"));
    }

    [Fact]
    public async Task A_zone_may_want_cnnic_data_of_contacts_and_domains()
    {
        const string C = "xmlns:c=\"urn:ietf:params:xml:ns:cnnic-contact-1.0\"";
        const string D = "xmlns:d=\"urn:ietf:params:xml:ns:cnnic-domain-1.0\"";
        await using var rig = await Rig.WithZone(zone => zone with { CnnicRequired = true });
        using var client = await rig.Registrar();
        var contact = $"<c:create {C}><c:type>E</c:type><c:contact type=\"ORG\">91110000</c:contact><c:purveyor>shop</c:purveyor></c:create>";
        var domain = $"<d:create {D}><d:type>E</d:type><d:purveyor>shop</d:purveyor></d:create>";

        Assert.Equal(2003, (await client.Send(Frames.ContactCreate("sh8013"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.ContactCreate("sh8013", extension: contact))).Code);
        Assert.Equal(2003, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn", extension: domain))).Code);
    }

    [Fact]
    public async Task Cnnic_data_of_contact_and_domain_comes_back()
    {
        const string C = "xmlns:c=\"urn:ietf:params:xml:ns:cnnic-contact-1.0\"";
        const string D = "xmlns:d=\"urn:ietf:params:xml:ns:cnnic-domain-1.0\"";
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var contact = $"<c:create {C}><c:type>E</c:type><c:contact type=\"ORG\">110101190001010006</c:contact><c:purveyor>purveyor</c:purveyor><c:mobile>+86.013811939493</c:mobile></c:create>";

        Assert.Equal(1000, (await client.Send(Frames.ContactCreate("holder-1", extension: contact))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn", extension: $"<d:create {D}><d:type>E</d:type><d:purveyor>purveyor</d:purveyor></d:create>"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.ContactUpdate("holder-1", "", $"<c:update {C}><c:chg><c:contact type=\"SFZ\">110101190001010006</c:contact></c:chg></c:update>"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainUpdate("example.cn", extension: $"<d:update {D}><d:chg><d:type>I</d:type></d:chg></d:update>"))).Code);

        var holder = (await client.Send(Frames.ContactInfo("holder-1"))).All("extension").Single();
        Assert.Equal("E110101190001010006purveyor+86.013811939493", holder.Value);
        Assert.Contains("SFZ", holder.ToString(), StringComparison.Ordinal);
        Assert.Equal("Ipurveyor", (await client.Send(Frames.DomainInfo("example.cn"))).All("infData").Last().Value);
    }

    [Fact]
    public async Task A_namestore_extension_is_taken_and_changes_nothing()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var product = "<n:namestoreExt xmlns:n=\"http://www.verisign-grs.com/epp/namestoreExt-1.1\"><n:subProduct>dotCOM</n:subProduct></n:namestoreExt>";

        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.com", extension: product))).Code);
        Assert.Equal(2003, (await client.Send(Frames.DomainUpdate("example.com", extension: product))).Code);
    }

    private static Task<Reply> Update(RawClient client, string parts, string attributes = "") =>
        client.Send(Frames.DomainUpdate("example.cn", extension: $"<secDNS:update {Frames.SecDns} {attributes}>{parts}</secDNS:update>"));

    private static string Ds(int keyTag, string digest = Digest) =>
        $"<secDNS:dsData><secDNS:keyTag>{keyTag}</secDNS:keyTag><secDNS:alg>8</secDNS:alg><secDNS:digestType>2</secDNS:digestType><secDNS:digest>{digest}</secDNS:digest></secDNS:dsData>";

    private static Task<Reply> Verification(RawClient client, string name = "example.cn", string profile = "china") =>
        client.Send(Frames.DomainInfo(name, extension: $"<vc:info {Frames.Code} profile=\"{profile}\"/>"));
}
