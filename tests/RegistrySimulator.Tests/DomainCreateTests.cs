namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class DomainCreateTests
{
    [Theory]
    [InlineData("example.cn", 1000)]
    [InlineData("EXAMPLE.CN", 1000)]
    [InlineData("xn--fsq092h.cn", 1000)]
    [InlineData("-example.cn", 2005)]
    [InlineData("ex--ample.cn", 2005)]
    [InlineData("例子.cn", 2005)]
    [InlineData("example", 2005)]
    [InlineData("exa mple.cn", 2005)]
    [InlineData("a.b.cn", 2306)]
    [InlineData("example.org", 2306)]
    [InlineData("nic.cn", 2308)]
    public async Task Names_must_lie_directly_below_a_zone(string name, int code)
    {
        await using var rig = await Rig.WithZone(zone => zone with { Reserved = ["nic"] });
        using var client = await rig.Registrar();

        Assert.Equal(code, (await client.Send(Frames.DomainCreate(name))).Code);
        Assert.Equal(code == 1000 ? 1 : 0, rig.Server.Objects.Domains.Count);
    }

    [Fact]
    public async Task A_zone_below_a_zone_takes_its_own_names_and_is_no_name_itself()
    {
        await using var rig = await Rig.Create(o => o with { Zones = [new Zone("cn"), new Zone("com.cn")] });
        using var client = await rig.Registrar();

        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.com.cn"))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainCreate("com.cn"))).Code);
    }

    [Theory]
    [InlineData("", 1000, 12)]
    [InlineData("<domain:period unit=\"y\">10</domain:period>", 1000, 120)]
    [InlineData("<domain:period unit=\"y\">11</domain:period>", 2004, 0)]
    [InlineData("<domain:period unit=\"m\">24</domain:period>", 1000, 24)]
    [InlineData("<domain:period unit=\"m\">18</domain:period>", 2306, 0)]
    [InlineData("<domain:period unit=\"y\">0</domain:period>", 2001, 0)]
    public async Task Periods_are_one_to_ten_whole_years(string period, int code, int months)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.DomainCreate("example.cn", period));

        Assert.Equal(code, reply.Code);
        if (months > 0)
            Assert.Equal(Rig.Start.AddMonths(months), reply.Date("exDate"));
    }

    [Fact]
    public async Task A_leap_day_registration_ends_on_the_28th()
    {
        await using var rig = await Rig.Create();
        rig.Clock.JumpTo(new DateTimeOffset(2028, 2, 29, 12, 0, 0, TimeSpan.Zero));
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.DomainCreate("example.cn"));

        Assert.Equal(new DateTimeOffset(2029, 2, 28, 12, 0, 0, TimeSpan.Zero), reply.Date("exDate"));
    }

    [Fact]
    public async Task A_zone_that_wants_contacts_wants_all_of_them_and_ours()
    {
        await using var rig = await Rig.WithZone(zone => zone with { ContactsRequired = true });
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();
        await client.Send(Frames.ContactCreate("ours-1"));
        await rival.Send(Frames.ContactCreate("theirs-1"));

        Assert.Equal(2003, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        Assert.Equal(2003, (await client.Send(Frames.DomainCreate("example.cn", parts: Contacts("ours-1", "ours-1", null)))).Code);
        Assert.Equal(2303, (await client.Send(Frames.DomainCreate("example.cn", parts: Contacts("ours-1", "ours-1", "nobody")))).Code);
        Assert.Equal(2201, (await client.Send(Frames.DomainCreate("example.cn", parts: Contacts("theirs-1", "ours-1", "ours-1")))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn", parts: Contacts("ours-1", "ours-1", "ours-1")))).Code);
        Assert.Equal(["ours-1", "ours-1"], (await client.Send(Frames.DomainInfo("example.cn"))).Texts("contact"));
    }

    [Fact]
    public async Task Name_servers_are_host_objects_that_exist()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.HostCreate("ns1.example.net"));
        var attribute = "<domain:ns><domain:hostAttr><domain:hostName>ns1.example.net</domain:hostName></domain:hostAttr></domain:ns>";

        Assert.Equal(2303, (await client.Send(Frames.DomainCreate("example.cn", parts: Frames.HostObjects("ns2.example.net")))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainCreate("example.cn", parts: attribute))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainCreate("example.cn", parts: Frames.HostObjects("ns1.example.net", "NS1.example.net")))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn", parts: Frames.HostObjects("ns1.example.net")))).Code);
        Assert.Equal(["ok"], (await client.Send(Frames.DomainInfo("example.cn"))).Statuses);
    }

    [Fact]
    public async Task A_zone_of_host_attributes_wants_glue_below_the_name_and_none_elsewhere()
    {
        await using var rig = await Rig.WithZone(zone => zone with { HostObjects = false });
        using var client = await rig.Registrar();

        Assert.Equal(2306, (await client.Send(Frames.DomainCreate("example.cn", parts: Frames.HostObjects("ns1.example.net")))).Code);
        Assert.Equal(2003, (await client.Send(Frames.DomainCreate("example.cn", parts: Server("ns1.example.cn", null)))).Code);
        Assert.Equal(2306, (await client.Send(Frames.DomainCreate("example.cn", parts: Server("ns1.example.net", "192.0.2.1")))).Code);
        Assert.Equal(2005, (await client.Send(Frames.DomainCreate("example.cn", parts: Server("ns1.example.cn", "192.0.2")))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn", parts: Server("ns1.example.cn", "192.0.2.1")))).Code);
        Assert.Equal("192.0.2.1", (await client.Send(Frames.DomainInfo("example.cn"))).Text("hostAddr"));

        static string Server(string name, string? address) => $"<domain:ns><domain:hostAttr><domain:hostName>{name}</domain:hostName>"
            + (address is null ? "" : $"<domain:hostAddr ip=\"v4\">{address}</domain:hostAddr>") + "</domain:hostAttr></domain:ns>";
    }

    [Fact]
    public async Task A_pending_create_is_decided_later_and_told_through_the_queue()
    {
        await using var rig = await Rig.WithZone(zone => zone with { PendingCreate = TimeSpan.FromDays(2) });
        using var client = await rig.Registrar();

        var created = await client.Send(Frames.DomainCreate("example.cn", clTrId: "PENDING-1"));
        Assert.Equal(1001, created.Code);
        Assert.Equal(["pendingCreate"], (await client.Send(Frames.DomainInfo("example.cn"))).Statuses);
        Assert.Equal(2302, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        Assert.Equal(2304, (await client.Send(Frames.DomainDelete("example.cn"))).Code);
        Assert.Equal(Rig.Start.AddDays(2), rig.Server.NextDueAt);

        rig.Pass(2);
        var told = await client.Send(Frames.PollRequest());
        Assert.Equal((1301, "1"), (told.Code, told.All("name").Single().Attribute("paResult")!.Value));
        Assert.Equal("PENDING-1", told.All("paTRID").Single().Elements().First().Value);
        Assert.Equal(created.ServerTransactionId, told.All("paTRID").Single().Elements().Last().Value);
        var info = await client.Send(Frames.DomainInfo("example.cn"));
        Assert.Equal(["inactive"], info.Statuses);
        Assert.Equal(Rig.Start.AddDays(2).AddYears(1), info.Date("exDate"));
    }

    [Fact]
    public async Task A_pending_create_that_is_refused_frees_the_name_and_gives_the_money_back()
    {
        await using var rig = await Rig.Create(o => o with
        {
            Accounts = [new RegistrarAccount("registrar", "registrar-pw") { Balance = 100 }],
            Zones = [new Zone("cn") { PendingCreate = TimeSpan.FromDays(2), YearPrice = 30 }],
        });
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn"));
        Assert.Equal(70, rig.Server.Objects.Balance("registrar"));

        Assert.True(rig.Server.Desk.DecideCreation("example.cn", approved: false));

        Assert.Equal("0", (await client.Send(Frames.PollRequest())).All("name").Single().Attribute("paResult")!.Value);
        Assert.Equal(2303, (await client.Send(Frames.DomainInfo("example.cn"))).Code);
        Assert.Equal(100, rig.Server.Objects.Balance("registrar"));
        Assert.False(rig.Server.Desk.DecideCreation("example.cn", approved: true));
    }

    [Fact]
    public async Task Without_credit_nothing_is_created()
    {
        await using var rig = await Rig.Create(o => o with
        {
            Accounts = [new RegistrarAccount("registrar", "registrar-pw") { Balance = 25, LowBalance = 10 }],
        });
        using var client = await rig.Registrar();

        Assert.Equal(2104, (await client.Send(Frames.DomainCreate("one.cn", "<domain:period unit=\"y\">3</domain:period>"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("one.cn", "<domain:period unit=\"y\">2</domain:period>"))).Code);
        Assert.Equal(2104, (await client.Send(Frames.DomainCreate("two.cn"))).Code);

        var notice = await client.Send(Frames.PollRequest());
        Assert.Equal(("Low balance", "5.00"), (notice.Message, notice.Text("availableCredit")));
        rig.Server.Desk.TopUp("registrar", 50);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("two.cn"))).Code);
    }

    [Fact]
    public async Task Check_says_why_a_name_is_not_free()
    {
        await using var rig = await Rig.WithZone(zone => zone with { Reserved = ["nic"] });
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("taken.cn"));

        var reply = await client.Send(Frames.DomainCheck("free.cn", "taken.cn", "nic.cn", "free.org", "-bad.cn"));

        Assert.Equal(["1", "0", "0", "0", "0"], reply.All("name").Select(e => e.Attribute("avail")!.Value));
        Assert.Equal(["In use", "Reserved", "Not in a zone of this registry", "Invalid name"], reply.Texts("reason"));
        Assert.Equal(2306, (await client.Send(Frames.DomainCheck([.. Enumerable.Range(0, 51).Select(i => $"n{i}.cn")]))).Code);
    }

    private static string Contacts(string registrant, string admin, string? tech) =>
        $"<domain:registrant>{registrant}</domain:registrant><domain:contact type=\"admin\">{admin}</domain:contact>"
        + (tech is null ? "" : $"<domain:contact type=\"tech\">{tech}</domain:contact>");
}
