using System.Collections.Concurrent;

namespace DomainWorkers.VspSimulator.Tests;

/// <summary>One walk through everything the provider can be asked; each answer is validated as it is read.</summary>
public sealed class AnswerKindsTests(ITestOutputHelper output)
{
    private static readonly string[] Elements =
    [
        "chkData/cd", "creData/success", "creData/pending", "creData/failed", "infData/signedCode", "infData/input", "panData/code",
    ];

    private static readonly int[] Codes =
    [
        1000, 1001, 1300, 1301, 1500, 2000, 2001, 2002, 2003, 2004, 2005, 2100, 2101, 2102, 2103, 2104, 2200, 2201, 2202, 2303, 2306, 2307,
        2400, 2500, 2501, 2502,
    ];

    private readonly ConcurrentDictionary<string, int> _kinds = [];
    private readonly ConcurrentDictionary<string, int> _elements = [];
    private readonly ConcurrentDictionary<int, int> _codes = [];

    [Fact]
    public async Task Every_kind_of_answer_is_seen_and_valid()
    {
        await using var rig = await Rig.Create(o => o with
        {
            Accounts = [.. o.Accounts, new ProviderAccount("third", "third-pw") { MaxSessions = 0 }], RefusalCode = 2004,
        });
        using var ours = await RawClient.Connect(rig.Server);
        using var theirs = await RawClient.Connect(rig.Server);
        await Sessions(rig, ours, theirs);
        await Objects(rig, ours);
        await Refusals(rig, ours, theirs);
        await Ask(ours, "logout", Frames.Logout(), 1500);

        foreach (var (kind, count) in _kinds.Concat(_elements).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            output.WriteLine($"{count,4} {kind}");
        Assert.Equal([], CommandTable.Create().Keys.Concat(["login", "logout"]).Except(_kinds.Keys));
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

    private async Task Objects(Rig rig, RawClient ours)
    {
        await Ask(ours, "nv:check", Frames.Check("example", "prohibited1", "restricted1"));
        var person = (await Ask(ours, "nv:create-rnv", Frames.Person("张三", Numbers.Citizen(100)))).Text("code")!;
        await Ask(ours, "nv:create-dnv", Frames.DomainName("restricted1", person));
        var pending = (await Ask(ours, "nv:create-rnv", Frames.Organisation("示例公司", Numbers.CreditCode(994)), 1001)).Text("code")!;
        await Ask(ours, "nv:create-dnv", Frames.DomainName("prohibited1"), 2004);
        await Ask(ours, "nv:info", Frames.Info(person));
        await Ask(ours, "nv:info", Frames.Info(person, "input"));
        await Ask(ours, "nv:info", Frames.Info(pending));
        await Ask(ours, "nv:update", Frames.Update(person, "2BARfoo"));
        rig.Pass(TimeSpan.FromHours(1));
        var told = await Ask(ours, "poll:req", Frames.PollRequest(), 1301);
        await Ask(ours, "poll:ack", Frames.PollAck(told.MessageId));
    }

    private async Task Refusals(Rig rig, RawClient ours, RawClient theirs)
    {
        var code = (await Ask(ours, null, Frames.DomainName("example"))).Text("code")!;
        await Ask(ours, null, Frames.Command("<fly/>"), 2000);
        await Ask(ours, null, "<epp/>", 2001);
        await Ask(ours, null, Frames.PollAck(null), 2003);
        await Ask(ours, null, Frames.DomainName("-new"), 2005);
        await Ask(ours, null, Frames.Command($"<delete><nv:delete {Frames.Nv}/></delete>"), 2101);
        await Ask(ours, null, Frames.Command("<logout/>", "<x:y xmlns:x=\"urn:example:x-1.0\"/>"), 2103);
        await Ask(theirs, null, Frames.Info(code), 2201);
        await Ask(theirs, null, Frames.Info(code, secret: "wrong"), 2202);
        await Ask(theirs, null, Frames.Info("1-nothing"), 2303);
        await Ask(ours, null, Frames.Update(code, ""), 2306);
        await Ask(ours, null, Frames.Command("<check><x:check xmlns:x=\"urn:example:x-1.0\"/></check>"), 2307);
        rig.Server.Faults.Add(new FaultRule(FaultAction.OutOfCredit) { Command = "nv:create-*", Next = 1 });
        await Ask(ours, null, Frames.DomainName("new"), 2104);
    }

    private async Task<Reply> Ask(RawClient client, string? kind, string xml, int code = 1000)
    {
        var reply = await client.Send(xml);
        Assert.True(reply.Code == code, $"Expected {code}: {xml}\n{reply}");
        if (kind is not null)
            _kinds.AddOrUpdate(kind, 1, (_, n) => n + 1);
        _codes.AddOrUpdate(code, 1, (_, n) => n + 1);
        foreach (var data in reply.All("resData").SelectMany(e => e.Elements()))
            _elements.AddOrUpdate($"{data.Name.LocalName}/{data.Elements().First().Name.LocalName}", 1, (_, n) => n + 1);
        return reply;
    }
}
