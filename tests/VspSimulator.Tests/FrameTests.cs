namespace DomainWorkers.VspSimulator.Tests;

public sealed class FrameTests
{
    public static TheoryData<string, int> Frames_that_are_refused => new()
    {
        { "<epp/>", 2001 },
        { "not xml", 2001 },
        { Frames.Command("<fly/>"), 2000 },
        { Frames.Command("<create><nv:create " + Frames.Nv + "><nv:dnv><nv:name>a</nv:name></nv:dnv></nv:create></create>"), 2001 },
        { Frames.DomainName("example").Replace("<nv:name>example</nv:name>", "", StringComparison.Ordinal), 2001 },
        { Frames.DomainName("example", "no-code"), 2001 },
        { Frames.Person("Zhang San", Numbers.Citizen(100), "passport"), 2001 },
        { Frames.Person("Zhang San", Numbers.Citizen(100), documents: Frames.Jpeg().Replace("jpg", "png", StringComparison.Ordinal)), 2001 },
        { Frames.Person("Zhang San", Numbers.Citizen(100), documents: Frames.Jpeg().Replace("AAAA", "!!!!", StringComparison.Ordinal)), 2001 },
        { Frames.Person("Zhang San", Numbers.Citizen(100)).Replace("role=\"person\"", "role=\"cat\"", StringComparison.Ordinal), 2001 },
        { Frames.Person("", Numbers.Citizen(100)), 2001 },
        { Frames.Info("1-abc", "everything"), 2001 },
        { Frames.Info("abc"), 2001 },
        { Frames.Command($"<update><nv:update {Frames.Nv}><nv:code>1-a</nv:code><nv:chg/></nv:update></update>"), 2001 },
        { Frames.Command($"<create><nv:info {Frames.Nv}><nv:code>1-a</nv:code></nv:info></create>"), 2001 },
        { Frames.Command($"<delete><nv:delete {Frames.Nv}><nv:code>1-a</nv:code></nv:delete></delete>"), 2101 },
        { Frames.Command($"<renew><nv:info {Frames.Nv}><nv:code>1-a</nv:code></nv:info></renew>"), 2101 },
        { Frames.Command("<create><domain:create xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"/></create>"), 2307 },
        { Frames.Command("<logout/>", "<x:y xmlns:x=\"urn:example:x-1.0\"/>"), 2103 },
        { Frames.Command("<poll op=\"req\"/>", "<vc:info xmlns:vc=\"urn:ietf:params:xml:ns:verificationCode-1.0\"/>"), 2103 },
        { Frames.DomainName("a.cn"), 2005 },
        { Frames.DomainName("-a"), 2005 },
        { Frames.DomainName("xn--a"), 2005 },
        { Frames.DomainName("a_b"), 2005 },
        { Frames.DomainName("example", secret: ""), 2306 },
        { Frames.DomainName("example").Replace("<nv:pw>2fooBAR</nv:pw>", "<nv:ext><x xmlns=\"urn:ietf:params:xml:ns:verificationCode-1.0\"/></nv:ext>", StringComparison.Ordinal), 2001 },
        { Frames.Check([.. Enumerable.Range(0, 51).Select(i => $"n{i}")]), 2306 },
    };

    [Theory]
    [MemberData(nameof(Frames_that_are_refused))]
    public async Task What_does_not_fit_is_refused_by_its_kind_and_changes_nothing(string frame, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var reply = await client.Send(frame);

        Assert.True(reply.Code == code, $"{reply}");
        Assert.Empty(rig.Server.Verifications);
        Assert.Empty(rig.Server.Ledger.Entries);
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
    }

    [Fact]
    public async Task The_mapping_must_be_chosen_at_login()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);
        // The schema wants one objURI at least, and there is only one to be had: who leaves it out does not get in.
        Assert.Equal(2001, (await client.Send(Frames.Login("registrar", "registrar-pw", objects: []))).Code);
    }

    [Fact]
    public async Task Client_transaction_ids_are_echoed_and_never_recognised()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var first = await client.Send(Frames.DomainName("example", clTrId: "SAME-ID"));
        var second = await client.Send(Frames.DomainName("example", clTrId: "SAME-ID"));
        var third = await client.Send(Frames.Command("<poll op=\"req\"/>", clTrId: null));

        Assert.Equal(("SAME-ID", "SAME-ID", null), (first.ClientTransactionId, second.ClientTransactionId, third.ClientTransactionId));
        Assert.NotEqual(first.Text("code"), second.Text("code"));
        Assert.NotEqual(first.ServerTransactionId, second.ServerTransactionId);
        Assert.Equal(1, rig.Server.Ledger.DoubleSubmissions);
    }

    [Fact]
    public async Task Bombs_and_far_fetched_entities_are_syntax_errors()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var laughs = "<!DOCTYPE epp [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            + "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><poll op=\"req\"/><clTRID>&c;</clTRID></command></epp>";
        var local = laughs.Replace("\"ha\"", "SYSTEM \"file:///etc/passwd\"", StringComparison.Ordinal);
        var deep = "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><" + string.Concat(Enumerable.Repeat("a><", 20_000)) + "a/>";

        foreach (var frame in new[] { laughs, local, deep })
            Assert.Equal(2001, (await client.Send(frame)).Code);
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
    }
}
