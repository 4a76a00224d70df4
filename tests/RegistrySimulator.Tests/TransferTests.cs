namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class TransferTests
{
    [Fact]
    public async Task A_transfer_is_asked_for_approved_and_told_to_both()
    {
        await using var rig = await Rig.Create();
        using var losing = await Registered(rig);
        using var gaining = await rig.Rival();
        await losing.Send(Frames.HostCreate("ns1.example.cn", "192.0.2.1"));

        var asked = await gaining.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025"));
        Assert.Equal((1001, "pending", "rival", "registrar"), (asked.Code, asked.Text("trStatus"), asked.Text("reID"), asked.Text("acID")));
        Assert.Equal(Rig.Start.AddYears(2), asked.Date("exDate"));
        Assert.Equal("Transfer requested", (await losing.Send(Frames.PollRequest())).Message);
        Assert.Contains("pendingTransfer", (await losing.Send(Frames.DomainInfo("example.cn"))).Statuses);
        Assert.Equal(2300, (await gaining.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025"))).Code);
        Assert.Equal(2304, (await losing.Send(Frames.DomainDelete("example.cn"))).Code);
        Assert.Equal(2201, (await gaining.Send(Frames.DomainTransfer("approve", "example.cn"))).Code);

        Assert.Equal("clientApproved", (await losing.Send(Frames.DomainTransfer("approve", "example.cn"))).Text("trStatus"));

        var info = await gaining.Send(Frames.DomainInfo("example.cn"));
        Assert.Equal(("rival", Rig.Start.AddYears(2), Rig.Start), (info.Text("clID"), info.Date("exDate"), info.Date("trDate")));
        Assert.Equal(["transferPeriod"], info.Grace);
        Assert.False(info.Has("authInfo"));
        Assert.Equal("rival", (await gaining.Send(Frames.HostInfo("ns1.example.cn"))).Text("clID"));
        Assert.Equal("Transfer clientApproved", (await gaining.Send(Frames.PollRequest())).Message);
        Assert.Equal("clientApproved", (await losing.Send(Frames.DomainTransfer("query", "example.cn"))).Text("trStatus"));
        Assert.Equal(2301, (await losing.Send(Frames.DomainTransfer("approve", "example.cn"))).Code);
    }

    [Theory]
    [InlineData("reject", true, "clientRejected")]
    [InlineData("cancel", false, "clientCancelled")]
    public async Task A_transfer_that_does_not_happen_leaves_the_domain_as_it_was(string op, bool byLosing, string status)
    {
        await using var rig = await Rig.Create();
        using var losing = await Registered(rig);
        using var gaining = await rig.Rival();
        await gaining.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025"));

        Assert.Equal(2201, (await (byLosing ? gaining : losing).Send(Frames.DomainTransfer(op, "example.cn"))).Code);
        Assert.Equal(status, (await (byLosing ? losing : gaining).Send(Frames.DomainTransfer(op, "example.cn"))).Text("trStatus"));

        var info = await losing.Send(Frames.DomainInfo("example.cn"));
        Assert.Equal(("registrar", Rig.Start.AddYears(1)), (info.Text("clID"), info.Date("exDate")));
        Assert.DoesNotContain("pendingTransfer", info.Statuses);
    }

    [Fact]
    public async Task The_registry_approves_when_the_losing_registrar_is_silent()
    {
        await using var rig = await Rig.Create();
        using var losing = await Registered(rig);
        using var gaining = await rig.Rival();
        await gaining.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025"));

        rig.Pass(5);

        Assert.Equal("serverApproved", (await gaining.Send(Frames.DomainTransfer("query", "example.cn"))).Text("trStatus"));
        Assert.Equal("rival", rig.Server.Objects.Domain("example.cn")!.Sponsor);
        Assert.Equal(["Transfer requested", "Transfer serverApproved"], rig.Server.Objects.Messages("registrar").Select(m => m.Text));
    }

    [Fact]
    public async Task A_transfer_in_the_auto_renew_grace_makes_one_year_not_two()
    {
        await using var rig = await Rig.Create();
        using var losing = await Registered(rig);
        using var gaining = await rig.Rival();
        rig.Clock.JumpTo(Rig.Start.AddYears(1).AddDays(10));
        await gaining.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025"));
        await losing.Send(Frames.DomainTransfer("approve", "example.cn"));

        Assert.Equal(Rig.Start.AddYears(2), rig.Server.Objects.Domain("example.cn")!.ExpiresAt);
    }

    [Fact]
    public async Task Who_may_not_ask_for_a_transfer()
    {
        await using var rig = await Rig.WithZone(zone => zone with { TransferLock = TimeSpan.FromDays(60) });
        using var losing = await Registered(rig);
        using var gaining = await rig.Rival();

        Assert.Equal(2303, (await gaining.Send(Frames.DomainTransfer("request", "nothing.cn", "Secret-2025"))).Code);
        Assert.Equal(2106, (await losing.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025"))).Code);
        Assert.Equal(2003, (await gaining.Send(Frames.DomainTransfer("request", "example.cn"))).Code);
        Assert.Equal(2202, (await gaining.Send(Frames.DomainTransfer("request", "example.cn", "wrong-secret"))).Code);
        Assert.Equal(2106, (await gaining.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025"))).Code);
        Assert.Equal(2201, (await gaining.Send(Frames.DomainTransfer("query", "example.cn"))).Code);
        Assert.Equal(2301, (await gaining.Send(Frames.DomainTransfer("query", "example.cn", "Secret-2025"))).Code);
        rig.Pass(60);
        Assert.Equal(1001, (await gaining.Send(Frames.DomainTransfer("request", "example.cn", "Secret-2025"))).Code);
    }

    [Fact]
    public async Task Contacts_are_transferred_alike()
    {
        await using var rig = await Rig.Create();
        using var losing = await rig.Registrar();
        using var gaining = await rig.Rival();
        await losing.Send(Frames.ContactCreate("holder-1"));
        await losing.Send(Frames.ContactCreate("holder-2"));

        Assert.Equal(2301, (await losing.Send(Frames.ContactTransfer("query", "holder-1"))).Code);
        Assert.Equal(2202, (await gaining.Send(Frames.ContactTransfer("request", "holder-1", "wrong-secret"))).Code);
        Assert.Equal(1001, (await gaining.Send(Frames.ContactTransfer("request", "holder-1", "Secret-2025"))).Code);
        Assert.Equal(2300, (await gaining.Send(Frames.ContactTransfer("request", "holder-1", "Secret-2025"))).Code);
        Assert.Equal("clientApproved", (await losing.Send(Frames.ContactTransfer("approve", "holder-1"))).Text("trStatus"));
        Assert.Equal("rival", (await gaining.Send(Frames.ContactInfo("holder-1"))).Text("clID"));

        await gaining.Send(Frames.ContactTransfer("request", "holder-2", "Secret-2025"));
        Assert.Equal("clientRejected", (await losing.Send(Frames.ContactTransfer("reject", "holder-2"))).Text("trStatus"));
        await gaining.Send(Frames.ContactTransfer("request", "holder-2", "Secret-2025"));
        Assert.Equal("clientCancelled", (await gaining.Send(Frames.ContactTransfer("cancel", "holder-2"))).Text("trStatus"));
        await gaining.Send(Frames.ContactTransfer("request", "holder-2", "Secret-2025"));
        rig.Pass(5);
        Assert.Equal("serverApproved", (await gaining.Send(Frames.ContactTransfer("query", "holder-2"))).Text("trStatus"));
    }

    private static async Task<RawClient> Registered(Rig rig)
    {
        var client = await rig.Registrar();
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        return client;
    }
}
