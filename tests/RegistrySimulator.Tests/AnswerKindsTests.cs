using System.Collections.Concurrent;

namespace DomainWorkers.RegistrySimulator.Tests;

/// <summary>One walk through everything the registry can be asked; each answer is validated as it is read.</summary>
public sealed class AnswerKindsTests(ITestOutputHelper output)
{
    private const string Contact = "xmlns:c=\"urn:ietf:params:xml:ns:cnnic-contact-1.0\"";
    private const string Domain = "xmlns:d=\"urn:ietf:params:xml:ns:cnnic-domain-1.0\"";

    private static readonly string[] Elements =
    [
        "domain-1.0 chkData", "domain-1.0 infData", "domain-1.0 creData", "domain-1.0 renData", "domain-1.0 trnData", "domain-1.0 panData",
        "contact-1.0 chkData", "contact-1.0 infData", "contact-1.0 creData", "contact-1.0 trnData",
        "host-1.0 chkData", "host-1.0 infData", "host-1.0 creData",
        "rgp-1.0 infData", "rgp-1.0 upData", "secDNS-1.1 infData", "changePoll-1.0 changeData", "loginSec-1.0 loginSecData",
        "verificationCode-1.0 infData", "cnnic-contact-1.0 infData", "cnnic-domain-1.0 infData",
        "rgp-poll-1.0 pollData", "lowbalance-poll-1.0 pollData",
    ];

    private static readonly int[] Codes =
    [
        1000, 1001, 1300, 1301, 1500, 2000, 2001, 2002, 2003, 2004, 2005, 2100, 2102, 2103, 2104, 2105, 2106, 2200, 2201, 2202,
        2300, 2301, 2302, 2303, 2304, 2305, 2306, 2307, 2308, 2400, 2500, 2501, 2502,
    ];

    private readonly ConcurrentDictionary<string, int> _kinds = [];
    private readonly ConcurrentDictionary<string, int> _elements = [];
    private readonly ConcurrentDictionary<int, int> _codes = [];

    [Fact]
    public async Task Every_kind_of_answer_is_seen_and_valid()
    {
        await using var rig = await Rig.Create(o => o with
        {
            Accounts =
            [
                new RegistrarAccount("registrar", "registrar-pw") { Balance = 300, LowBalance = 290, PasswordExpiresAt = Rig.Start.AddDays(20) },
                new RegistrarAccount("rival", "rival-pw"), new RegistrarAccount("third", "third-pw") { MaxSessions = 0 },
            ],
            Zones = [new Zone("cn") { Reserved = ["nic"], Verification = new VerificationPolicy(TimeSpan.FromDays(5)) }, new Zone("com") { PendingCreate = TimeSpan.FromDays(1) }],
        });

        using var ours = await RawClient.Connect(rig.Server);
        using var theirs = await RawClient.Connect(rig.Server);
        await Sessions(rig, ours, theirs);
        await Objects(ours, theirs);
        await Transfers(ours, theirs);
        await Refusals(rig, ours, theirs);
        await Times(rig, ours);
        await Ask(ours, "logout", Frames.Logout(), 1500);

        foreach (var (kind, count) in _kinds.Concat(_elements).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            output.WriteLine($"{count,4} {kind}");
        var commands = CommandTable.Create(null!, null!, null!).Keys.Concat(["login", "logout"]);
        Assert.Equal([], commands.Except(_kinds.Keys));
        Assert.Equal([], Elements.Except(_elements.Keys));
        Assert.Equal([], Codes.Except(_codes.Keys));
    }

    private async Task Sessions(Rig rig, RawClient ours, RawClient theirs)
    {
        await Ask(ours, null, Frames.Logout(), 2002);
        await Ask(ours, null, Frames.Login("registrar", "registrar-pw", version: "2.0"), 2100);
        await Ask(ours, null, Frames.Login("registrar", "registrar-pw", lang: "zh"), 2102);
        await Ask(ours, "login", Frames.Login("registrar", "registrar-pw"));
        await Ask(theirs, "login", Frames.Login("rival", "rival-pw"));
        using var third = await RawClient.Connect(rig.Server);
        await Ask(third, null, Frames.Login("third", "third-pw"), 2502);
        using var wrong = await RawClient.Connect(rig.Server);
        await Ask(wrong, null, Frames.Login("rival", "wrong-pw"), 2200);
        await Ask(wrong, null, Frames.Login("rival", "wrong-pw"), 2200);
        await Ask(wrong, null, Frames.Login("rival", "wrong-pw"), 2501);
        rig.Server.Faults.Add(new FaultRule(FaultAction.Fail2500) { Command = "poll:req", Next = 1 });
        using var failing = await rig.Rival();
        await Ask(failing, null, Frames.PollRequest(), 2500);
        rig.Server.Faults.Add(new FaultRule(FaultAction.Fail2400) { Command = "poll:req", Next = 1 });
        await Ask(theirs, null, Frames.PollRequest(), 2400);
        await Ask(theirs, "poll:req", Frames.PollRequest(), 1300);
    }

    private async Task Objects(RawClient ours, RawClient theirs)
    {
        await Ask(ours, "contact:check", Frames.ContactCheck("holder-1"));
        await Ask(ours, "contact:create", Frames.ContactCreate("holder-1", extension: $"<c:create {Contact}><c:type>I</c:type><c:contact type=\"SFZ\">110101190001010006</c:contact></c:create>"));
        await Ask(ours, "contact:info", Frames.ContactInfo("holder-1"));
        await Ask(ours, "contact:update", Frames.ContactUpdate("holder-1", "<contact:chg><contact:email>new@example.net</contact:email></contact:chg>"));
        await Ask(ours, "domain:check", Frames.DomainCheck("example.cn", "nic.cn"));
        await Ask(ours, "domain:create", Frames.DomainCreate(
            "example.cn", parts: "<domain:registrant>holder-1</domain:registrant>",
            extension: $"<d:create {Domain}><d:type>I</d:type><d:purveyor>purveyor</d:purveyor></d:create><secDNS:create {Frames.SecDns}><secDNS:dsData><secDNS:keyTag>1</secDNS:keyTag>"
                + "<secDNS:alg>8</secDNS:alg><secDNS:digestType>1</secDNS:digestType><secDNS:digest>49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC</secDNS:digest></secDNS:dsData></secDNS:create>"));
        await Ask(ours, "domain:create", Frames.DomainCreate("example.com"), 1001);
        await Ask(ours, "host:check", Frames.HostCheck("ns1.example.cn"));
        await Ask(ours, "host:create", Frames.HostCreate("ns1.example.cn", "192.0.2.1"));
        await Ask(ours, "host:update", Frames.HostUpdate("ns1.example.cn", $"<host:add>{Frames.Address("2001:db8::1")}</host:add>"));
        await Ask(ours, "host:info", Frames.HostInfo("ns1.example.cn"));
        await Ask(ours, "domain:update", Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.cn")));
        await Ask(ours, "domain:info", Frames.DomainInfo("example.cn", extension: $"<vc:info {Frames.Code} profile=\"china\"/>"));
        await Ask(ours, "domain:renew", Frames.DomainRenew("example.cn", "2026-01-06"));
        await Ask(theirs, "host:create", Frames.HostCreate("ns1.example.net"));
        await Ask(theirs, "host:delete", Frames.HostDelete("ns1.example.net"));
        await Ask(theirs, "contact:create", Frames.ContactCreate("holder-2"));
        await Ask(theirs, "contact:delete", Frames.ContactDelete("holder-2"));
    }

    private async Task Transfers(RawClient ours, RawClient theirs)
    {
        await Ask(ours, "contact:create", Frames.ContactCreate("moving-1"));
        await Ask(theirs, "domain:create", Frames.DomainCreate("moving.cn"));
        foreach (var op in new[] { "cancel", "reject", "approve" })
        {
            await Ask(theirs, "contact:transfer-request", Frames.ContactTransfer("request", "moving-1", "Secret-2025"), 1001);
            await Ask(ours, "contact:transfer-query", Frames.ContactTransfer("query", "moving-1"));
            await Ask(op == "cancel" ? theirs : ours, "contact:transfer-" + op, Frames.ContactTransfer(op, "moving-1"));
            await Ask(ours, "domain:transfer-request", Frames.DomainTransfer("request", "moving.cn", "Secret-2025"), 1001);
            await Ask(theirs, "domain:transfer-query", Frames.DomainTransfer("query", "moving.cn"));
            await Ask(op == "cancel" ? ours : theirs, "domain:transfer-" + op, Frames.DomainTransfer(op, "moving.cn"));
        }
    }

    private async Task Refusals(Rig rig, RawClient ours, RawClient theirs)
    {
        await Ask(ours, null, Frames.Command("<fly/>"), 2000);
        await Ask(ours, null, "<epp/>", 2001);
        await Ask(ours, null, Frames.PollAck(null), 2003);
        await Ask(ours, null, Frames.DomainCreate("new.cn", "<domain:period unit=\"y\">11</domain:period>"), 2004);
        await Ask(ours, null, Frames.DomainCreate("-new.cn"), 2005);
        await Ask(ours, null, Frames.Command("<logout/>", "<x:y xmlns:x=\"urn:example:x-1.0\"/>"), 2103);
        await Ask(ours, null, Frames.DomainRenew("example.cn", "2027-01-06", 9), 2105);
        await Ask(ours, null, Frames.DomainTransfer("request", "example.cn", "Secret-2025"), 2106);
        await Ask(theirs, null, Frames.DomainDelete("example.cn"), 2201);
        await Ask(theirs, null, Frames.DomainInfo("example.cn", "wrong-secret"), 2202);
        await Ask(theirs, null, Frames.DomainTransfer("approve", "example.cn"), 2301);
        await Ask(theirs, null, Frames.DomainCreate("example.cn"), 2302);
        await Ask(theirs, null, Frames.DomainInfo("nothing.cn"), 2303);
        await Ask(theirs, null, Frames.RestoreRequest("nothing.cn"), 2303);
        await Ask(ours, null, Frames.RestoreRequest("example.cn"), 2304);
        await Ask(ours, null, Frames.HostDelete("ns1.example.cn"), 2305);
        await Ask(ours, null, Frames.DomainRenew("example.cn", "2026-01-06"), 2306);
        await Ask(ours, null, Frames.Command("<check><x:check xmlns:x=\"urn:example:x-1.0\"/></check>"), 2307);
        await Ask(ours, null, Frames.DomainCreate("nic.cn"), 2308);
        rig.Server.Faults.Add(new FaultRule(FaultAction.OutOfCredit) { Command = "domain:create", Next = 1 });
        await Ask(ours, null, Frames.DomainCreate("new.cn"), 2104);
        rig.Server.Desk.Seed("asked.cn", "rival");
        await Ask(theirs, "domain:update", Frames.DomainUpdate("asked.cn", chg: "<domain:authInfo><domain:pw>Secret-2025</domain:pw></domain:authInfo>"));
        await Ask(ours, "domain:transfer-request", Frames.DomainTransfer("request", "asked.cn", "Secret-2025"), 1001);
        await Ask(ours, null, Frames.DomainTransfer("request", "asked.cn", "Secret-2025"), 2300);
    }

    /// <summary>Grace, hold for missing codes, redemption, restore, and every notice that piled up meanwhile.</summary>
    private async Task Times(Rig rig, RawClient ours)
    {
        rig.Pass(10);
        await Ask(ours, "domain:create", Frames.DomainCreate("dying.cn"));
        rig.Pass(6);
        await Ask(ours, "domain:delete", Frames.DomainDelete("dying.cn"), 1001);
        var deleted = rig.Clock.GetUtcNow();
        await Ask(ours, "domain:info", Frames.DomainInfo("dying.cn"));
        await Ask(ours, "domain:restore-request", Frames.RestoreRequest("dying.cn"));
        await Ask(ours, "domain:restore-report", Frames.RestoreReport("dying.cn", deleted, deleted));
        rig.Server.Desk.SetStatus("dying.cn", "serverRenewProhibited", true, "Dispute", "CASE-1");
        for (var left = rig.Server.Objects.Messages("registrar").Count; left > 0; left--)
        {
            var told = await Ask(ours, "poll:req", Frames.PollRequest(), 1301);
            await Ask(ours, "poll:ack", Frames.PollAck(told.MessageId));
        }
    }

    private async Task<Reply> Ask(RawClient client, string? kind, string xml, int code = 1000)
    {
        var reply = await client.Send(xml);
        Assert.True(reply.Code == code, $"Expected {code}: {xml}\n{reply}");
        if (kind is not null)
            _kinds.AddOrUpdate(kind, 1, (_, n) => n + 1);
        _codes.AddOrUpdate(code, 1, (_, n) => n + 1);
        foreach (var part in reply.All("resData").Concat(reply.All("extension")).SelectMany(e => e.Elements()))
            _elements.AddOrUpdate($"{part.Name.NamespaceName.Split(':', '/')[^1]} {part.Name.LocalName}", 1, (_, n) => n + 1);
        return reply;
    }
}
