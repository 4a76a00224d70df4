namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class DomainUpdateTests
{
    [Fact]
    public async Task Ok_stands_alone_and_inactive_means_no_delegation()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.net"));

        Assert.Equal(["inactive"], await Statuses(client));
        await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.net")));
        Assert.Equal(["ok"], await Statuses(client));
        await client.Send(Frames.DomainUpdate("example.cn", add: Frames.Status("clientHold")));
        Assert.Equal(["clientHold"], await Statuses(client));
        await client.Send(Frames.DomainUpdate("example.cn", rem: Frames.HostObjects("ns1.example.net")));
        Assert.Equal(["clientHold", "inactive"], await Statuses(client));
        await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.net"), rem: Frames.Status("clientHold")));
        Assert.Equal(["ok"], await Statuses(client));
    }

    [Theory]
    [InlineData("serverHold", 2306)]
    [InlineData("pendingDelete", 2306)]
    [InlineData("ok", 2306)]
    [InlineData("inactive", 2306)]
    [InlineData("linked", 2001)]
    [InlineData("clientHold", 1000)]
    [InlineData("clientDeleteProhibited", 1000)]
    public async Task Clients_set_client_statuses_only(string status, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);

        Assert.Equal(code, (await client.Send(Frames.DomainUpdate("example.cn", add: Frames.Status(status)))).Code);
    }

    [Theory]
    [InlineData("clientDeleteProhibited", "delete")]
    [InlineData("clientRenewProhibited", "renew")]
    [InlineData("clientTransferProhibited", "transfer")]
    [InlineData("clientUpdateProhibited", "update")]
    [InlineData("clientUpdateProhibited", "update-and-lift")]
    [InlineData("serverDeleteProhibited", "delete")]
    [InlineData("serverRenewProhibited", "renew")]
    [InlineData("serverTransferProhibited", "transfer")]
    [InlineData("serverUpdateProhibited", "update")]
    public async Task A_prohibition_is_2304_and_nothing_happens(string status, string operation)
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        using var rival = await rig.Rival();
        if (status.StartsWith("client", StringComparison.Ordinal))
            await client.Send(Frames.DomainUpdate("example.cn", add: Frames.Status(status)));
        else
            rig.Server.Desk.SetStatus("example.cn", status, true, "Court order");
        var before = rig.Server.Ledger.Count;

        var reply = operation switch
        {
            "delete" => await client.Send(Frames.DomainDelete("example.cn")),
            "renew" => await client.Send(Frames.DomainRenew("example.cn", "2026-01-06")),
            "transfer" => await rival.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025")),
            "update" => await client.Send(Frames.DomainUpdate("example.cn", add: Frames.Status("clientHold"))),
            _ => await client.Send(Frames.DomainUpdate("example.cn", add: Frames.Status("clientHold"), rem: Frames.Status(status))),
        };

        Assert.Equal((2304, status), (reply.Code, reply.Reason));
        Assert.Equal(before, rig.Server.Ledger.Count);
    }

    [Fact]
    public async Task Update_prohibited_can_be_lifted_by_itself()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.DomainUpdate("example.cn", add: Frames.Status("clientUpdateProhibited")));

        Assert.Equal(1000, (await client.Send(Frames.DomainUpdate("example.cn", rem: Frames.Status("clientUpdateProhibited")))).Code);
    }

    [Fact]
    public async Task An_update_that_fits_another_state_of_the_domain_changes_nothing()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.net"));
        await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.net") + Frames.Status("clientHold")));
        var before = rig.Server.Objects.Domain("example.cn");

        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", add: Frames.Status("clientHold")))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", rem: Frames.Status("clientRenewProhibited")))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.net")))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", rem: Frames.HostObjects("ns2.example.net")))).Code);
        Assert.Equal(2303, (await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns2.example.net"), rem: Frames.Status("clientHold")))).Code);
        Assert.Equal(2303, (await client.Send(Frames.DomainUpdate("example.cn", chg: "<domain:registrant>nobody</domain:registrant>"))).Code);
        Assert.Equal(2003, (await client.Send(Frames.DomainUpdate("example.cn"))).Code);
        Assert.Same(before, rig.Server.Objects.Domain("example.cn"));
    }

    [Fact]
    public async Task At_most_thirteen_name_servers()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        var hosts = Enumerable.Range(1, 14).Select(i => $"ns{i}.example.net").ToArray();
        foreach (var host in hosts)
            await client.Send(Frames.HostCreate(host));

        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects(hosts)))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects(hosts[..13])))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects(hosts[13])))).Code);
    }

    [Fact]
    public async Task Contacts_and_registrant_can_be_exchanged()
    {
        await using var rig = await Rig.WithZone(zone => zone with { ContactsRequired = true });
        using var client = await rig.Registrar();
        await client.Send(Frames.ContactCreate("old-1"));
        await client.Send(Frames.ContactCreate("new-1"));
        await client.Send(Frames.DomainCreate("example.cn", parts:
            "<domain:registrant>old-1</domain:registrant><domain:contact type=\"admin\">old-1</domain:contact><domain:contact type=\"tech\">old-1</domain:contact>"));

        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", rem: Tech("old-1")))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", chg: "<domain:registrant/>"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainUpdate(
            "example.cn", add: Tech("new-1"), rem: Tech("old-1"), chg: "<domain:registrant>new-1</domain:registrant>"))).Code);

        var info = await client.Send(Frames.DomainInfo("example.cn"));
        Assert.Equal(("new-1", "new-1"), (info.Text("registrant"), info.All("contact").Last().Value));
        Assert.Equal(("registrar", Rig.Start), (info.Text("upID"), info.Date("upDate")));

        static string Tech(string id) => $"<domain:contact type=\"tech\">{id}</domain:contact>";
    }

    [Fact]
    public async Task A_stranger_changes_nothing_and_sees_little()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();
        await client.Send(Frames.ContactCreate("holder-1"));
        await client.Send(Frames.DomainCreate("example.cn", parts: "<domain:registrant>holder-1</domain:registrant>"));

        Assert.Equal(2201, (await rival.Send(Frames.DomainUpdate("example.cn", add: Frames.Status("clientHold")))).Code);
        Assert.Equal(2201, (await rival.Send(Frames.DomainRenew("example.cn", "2026-01-06"))).Code);
        Assert.Equal(2201, (await rival.Send(Frames.DomainDelete("example.cn"))).Code);
        var seen = await rival.Send(Frames.DomainInfo("example.cn"));
        Assert.Equal(("registrar", null, null), (seen.Text("clID"), seen.Text("registrant"), seen.Text("pw")));
        Assert.Empty(seen.Grace);
        Assert.Equal(2202, (await rival.Send(Frames.DomainInfo("example.cn", "wrong-secret"))).Code);
        Assert.Equal("holder-1", (await rival.Send(Frames.DomainInfo("example.cn", "Secret-2025"))).Text("registrant"));
    }

    [Fact]
    public async Task An_unset_secret_fits_nothing()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        using var rival = await rig.Rival();

        Assert.Equal(1000, (await client.Send(Frames.DomainUpdate("example.cn", chg: "<domain:authInfo><domain:null/></domain:authInfo>"))).Code);

        Assert.False((await client.Send(Frames.DomainInfo("example.cn"))).Has("authInfo"));
        Assert.Equal(2202, (await rival.Send(Frames.DomainInfo("example.cn", "Secret-2025"))).Code);
        Assert.Equal(2202, (await rival.Send(Frames.DomainTransfer("request", "example.cn", ""))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate("example.cn", chg: "<domain:authInfo><domain:pw>abc</domain:pw></domain:authInfo>"))).Code);
    }

    [Theory]
    [InlineData("all", 1, 1)]
    [InlineData("del", 1, 0)]
    [InlineData("sub", 0, 1)]
    [InlineData("none", 0, 0)]
    public async Task Info_shows_the_hosts_that_were_asked_for(string hosts, int delegated, int subordinate)
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.cn", "192.0.2.1"));
        await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.cn")));

        var info = await client.Send(Frames.DomainInfo("example.cn", hosts: hosts));

        Assert.Equal((delegated, subordinate), (info.All("hostObj").Count(), info.All("host").Count()));
    }

    private static async Task<RawClient> Registered(Rig rig)
    {
        var client = await rig.Registrar();
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        return client;
    }

    private static async Task<string[]> Statuses(RawClient client) => (await client.Send(Frames.DomainInfo("example.cn"))).Statuses;
}
