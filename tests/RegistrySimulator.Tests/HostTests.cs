namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class HostTests
{
    [Theory]
    [InlineData("ns1.example.net", "", 1000)]
    [InlineData("ns1.example.net", "192.0.2.1", 2306)]
    [InlineData("ns1.example.cn", "192.0.2.1 2001:db8::1", 1000)]
    [InlineData("ns1.example.cn", "", 2003)]
    [InlineData("ns1.example.cn", "192.0.2.256", 2005)]
    [InlineData("ns1.example.cn", "192.0.2.1 192.0.2.1", 2306)]
    [InlineData("ns1.example.cn", "127.0.0.1", 2306)]
    [InlineData("ns1.missing.cn", "192.0.2.1", 2303)]
    [InlineData("ns1.theirs.cn", "192.0.2.1", 2201)]
    [InlineData("not_a_name.net", "", 2005)]
    public async Task Glue_is_for_hosts_below_our_own_domains(string name, string addresses, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        rig.Server.Desk.Seed("theirs.cn", "rival");

        Assert.Equal(code, (await client.Send(Frames.HostCreate(name, addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).Code);
    }

    [Fact]
    public async Task A_host_comes_back_as_it_was_sent()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.cn", "192.0.2.1", "2001:db8::1"));

        Assert.Equal(2302, (await client.Send(Frames.HostCreate("NS1.example.cn", "192.0.2.1"))).Code);
        var info = await client.Send(Frames.HostInfo("ns1.example.cn"));
        Assert.Equal(["192.0.2.1", "2001:db8::1"], info.Texts("addr"));
        Assert.Equal(["ok"], info.Statuses);
        Assert.Equal(["0", "1", "0"], (await client.Send(Frames.HostCheck("ns1.example.cn", "ns2.example.cn", "bad_name"))).All("name").Select(e => e.Attribute("avail")!.Value));
    }

    [Fact]
    public async Task A_host_in_use_is_linked_and_stays()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.net"));
        await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.net")));

        Assert.Equal(["ok", "linked"], (await client.Send(Frames.HostInfo("ns1.example.net"))).Statuses);
        Assert.Equal(2305, (await client.Send(Frames.HostDelete("ns1.example.net"))).Code);
        Assert.Equal(2305, (await client.Send(Frames.HostUpdate("ns1.example.net", Renamed("ns2.example.net")))).Code);
        await client.Send(Frames.DomainUpdate("example.cn", rem: Frames.HostObjects("ns1.example.net")));
        Assert.Equal(1000, (await client.Send(Frames.HostDelete("ns1.example.net"))).Code);
        Assert.Equal(2303, (await client.Send(Frames.HostInfo("ns1.example.net"))).Code);
    }

    [Fact]
    public async Task A_rename_below_the_domain_carries_delegations_along()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.cn", "192.0.2.1"));
        await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.cn")));

        Assert.Equal(1000, (await client.Send(Frames.HostUpdate("ns1.example.cn", Renamed("dns1.example.cn")))).Code);

        Assert.Equal("dns1.example.cn", (await client.Send(Frames.DomainInfo("example.cn"))).Text("hostObj"));
        Assert.Equal(["ok", "linked"], (await client.Send(Frames.HostInfo("dns1.example.cn"))).Statuses);
        Assert.Equal(2303, (await client.Send(Frames.HostInfo("ns1.example.cn"))).Code);
        Assert.Equal(2306, (await client.Send(Frames.HostUpdate("dns1.example.cn", Renamed("ns1.example.net")))).Code);
    }

    [Fact]
    public async Task Addresses_and_statuses_are_added_and_removed()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.cn", "192.0.2.1"));

        Assert.Equal(2003, (await client.Send(Frames.HostUpdate("ns1.example.cn", ""))).Code);
        Assert.Equal(2003, (await client.Send(Frames.HostUpdate("ns1.example.cn", $"<host:rem>{Frames.Address("192.0.2.1")}</host:rem>"))).Code);
        Assert.Equal(2306, (await client.Send(Frames.HostUpdate("ns1.example.cn", $"<host:rem>{Frames.Address("192.0.2.9")}</host:rem>"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.HostUpdate(
            "ns1.example.cn",
            $"<host:add>{Frames.Address("192.0.2.2")}<host:status s=\"clientUpdateProhibited\"/></host:add><host:rem>{Frames.Address("192.0.2.1")}</host:rem>"))).Code);
        Assert.Equal(["192.0.2.2"], (await client.Send(Frames.HostInfo("ns1.example.cn"))).Texts("addr"));
        Assert.Equal(2304, (await client.Send(Frames.HostUpdate("ns1.example.cn", Renamed("ns2.example.cn")))).Code);
        Assert.Equal(1000, (await client.Send(Frames.HostUpdate("ns1.example.cn", "<host:rem><host:status s=\"clientUpdateProhibited\"/></host:rem>"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.HostUpdate("ns1.example.cn", "<host:add><host:status s=\"clientDeleteProhibited\"/></host:add>"))).Code);
        Assert.Equal(2304, (await client.Send(Frames.HostDelete("ns1.example.cn"))).Code);
    }

    [Fact]
    public async Task Another_registrar_s_host_cannot_be_changed_but_used()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        using var rival = await rig.Rival();
        await rival.Send(Frames.HostCreate("ns1.example.net"));

        Assert.Equal(2201, (await client.Send(Frames.HostDelete("ns1.example.net"))).Code);
        Assert.Equal(2201, (await client.Send(Frames.HostUpdate("ns1.example.net", Renamed("ns2.example.net")))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainUpdate("example.cn", add: Frames.HostObjects("ns1.example.net")))).Code);
    }

    private static string Renamed(string name) => $"<host:chg><host:name>{name}</host:name></host:chg>";

    private static async Task<RawClient> Registered(Rig rig)
    {
        var client = await rig.Registrar();
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        return client;
    }
}
