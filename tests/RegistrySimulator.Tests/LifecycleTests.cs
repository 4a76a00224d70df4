namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class LifecycleTests
{
    private static readonly RegistrarAccount Prepaid = new("registrar", "registrar-pw") { Balance = 1000 };

    [Fact]
    public async Task Within_the_add_grace_a_delete_is_at_once_and_free()
    {
        await using var rig = await Rig.Create(o => o with { Accounts = [Prepaid] });
        using var client = await Registered(rig);
        Assert.Equal(990, rig.Server.Objects.Balance("registrar"));
        Assert.Equal(["addPeriod"], (await Info(client)).Grace);

        rig.Pass(4.99);
        Assert.Equal(1000, (await client.Send(Frames.DomainDelete("example.cn"))).Code);

        Assert.Equal(2303, (await Info(client)).Code);
        Assert.Equal(1000, rig.Server.Objects.Balance("registrar"));
        Assert.Equal(2303, (await client.Send(Frames.DomainDelete("example.cn"))).Code);
    }

    [Fact]
    public async Task Later_a_delete_leads_through_redemption_and_pending_delete_to_the_end()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        rig.Pass(10);
        Assert.Empty((await Info(client)).Grace);

        var deleted = await client.Send(Frames.DomainDelete("example.cn"));
        Assert.Equal(1001, deleted.Code);
        Assert.Equal("pendingDelete inactive | redemptionPeriod", Seen(await Info(client)));
        Assert.Equal(2304, (await client.Send(Frames.DomainDelete("example.cn"))).Code);
        Assert.Equal(2304, (await client.Send(Frames.DomainRenew("example.cn", "2026-01-06"))).Code);
        Assert.Equal(2302, (await client.Send(Frames.DomainCreate("example.cn"))).Code);

        rig.Pass(30);
        Assert.Equal("pendingDelete inactive | pendingDelete", Seen(await Info(client)));
        Assert.Equal(2304, (await client.Send(Frames.RestoreRequest("example.cn"))).Code);
        var told = await client.Send(Frames.PollRequest());
        Assert.Equal(("delete", "pendingDelete"), (told.Text("operation"), told.Attribute("operation", "op")));

        rig.Pass(5);
        Assert.Equal(2303, (await Info(client)).Code);
        await client.Send(Frames.PollAck(told.MessageId));
        var gone = await client.Send(Frames.PollRequest());
        Assert.Equal(deleted.ServerTransactionId, gone.All("paTRID").Single().Elements().Last().Value);
        Assert.Equal(Rig.Start.AddDays(45), gone.Date("paDate"));
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
    }

    [Fact]
    public async Task A_zone_without_pending_delete_purges_after_redemption()
    {
        await using var rig = await Rig.WithZone(zone => zone with { Redemption = TimeSpan.FromDays(15), PendingDelete = TimeSpan.Zero });
        using var client = await Registered(rig);
        rig.Pass(10);
        await client.Send(Frames.DomainDelete("example.cn"));

        rig.Pass(14.9);
        Assert.Equal(1000, (await Info(client)).Code);
        rig.Pass(0.1);
        Assert.Equal(2303, (await Info(client)).Code);
    }

    [Fact]
    public async Task Restore_is_request_and_report()
    {
        await using var rig = await Rig.Create(o => o with { Accounts = [Prepaid] });
        using var client = await Registered(rig);
        rig.Pass(10);
        var deleted = rig.Clock.GetUtcNow();
        await client.Send(Frames.DomainDelete("example.cn"));
        rig.Pass(3);
        var requested = rig.Clock.GetUtcNow();

        Assert.Equal(2304, (await client.Send(Frames.RestoreReport("example.cn", deleted, requested))).Code);
        Assert.Equal(["pendingRestore"], (await client.Send(Frames.RestoreRequest("example.cn"))).Grace);
        Assert.Equal(2304, (await client.Send(Frames.RestoreRequest("example.cn"))).Code);
        Assert.Equal("pendingDelete inactive | pendingRestore", Seen(await Info(client)));
        Assert.Equal(requested.AddDays(7), (await client.Send(Frames.PollRequest())).Date("reportDueDate"));
        Assert.Equal(940, rig.Server.Objects.Balance("registrar"));

        Assert.Equal(2003, (await client.Send(Frames.RestoreReport("example.cn", deleted, requested, statements: 1))).Code);
        Assert.Equal(2004, (await client.Send(Frames.RestoreReport("example.cn", deleted.AddDays(-3), requested))).Code);
        Assert.Equal(1000, (await client.Send(Frames.RestoreReport("example.cn", deleted, requested))).Code);
        var restored = await Info(client);
        Assert.Equal("inactive | ", Seen(restored));
        Assert.Equal(Rig.Start.AddYears(1), restored.Date("exDate"));
        Assert.Equal(["domain:create", "domain:delete", "domain:restore-request", "domain:restore-report"], rig.Server.Ledger.Entries.Select(e => e.Command));
    }

    [Fact]
    public async Task Without_its_report_a_restore_falls_back_into_the_redemption_that_kept_running()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        rig.Pass(10);
        await client.Send(Frames.DomainDelete("example.cn"));
        rig.Pass(20);
        await client.Send(Frames.RestoreRequest("example.cn"));

        rig.Pass(7);
        Assert.Equal(["redemptionPeriod"], (await Info(client)).Grace);
        Assert.Equal(rig.Clock.GetUtcNow().AddDays(3), rig.Server.NextDueAt);
        Assert.Equal(1000, (await client.Send(Frames.RestoreRequest("example.cn"))).Code);
        rig.Pass(7);
        Assert.Equal(["pendingDelete"], (await Info(client)).Grace);
        Assert.Equal(
            ["Restore report needed", "Restore report overdue: back to redemptionPeriod", "Restore report needed",
                "Restore report overdue: back to redemptionPeriod", "Redemption ended: pendingDelete"],
            rig.Server.Objects.Messages("registrar").Select(m => m.Text));
    }

    [Fact]
    public async Task A_zone_that_wants_no_report_restores_at_once_and_renews_what_ran_out()
    {
        await using var rig = await Rig.WithZone(zone => zone with { RestoreNeedsReport = false });
        using var client = await Registered(rig);
        rig.Pass(360);
        await client.Send(Frames.DomainDelete("example.cn"));
        rig.Pass(20);

        Assert.Equal(1000, (await client.Send(Frames.RestoreRequest("example.cn"))).Code);

        Assert.Equal(Rig.Start.AddYears(2), (await Info(client)).Date("exDate"));
        Assert.Equal(Rig.Start.AddYears(2), rig.Server.Ledger.Entries[^1].ExpiresAfter);
    }

    [Fact]
    public async Task A_restore_that_changes_anything_else_is_refused()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        rig.Pass(10);
        await client.Send(Frames.DomainDelete("example.cn"));

        Assert.Equal(2306, (await client.Send(Frames.DomainUpdate(
            "example.cn", add: Frames.Status("clientHold"), extension: $"<rgp:update {Frames.Rgp}><rgp:restore op=\"request\"/></rgp:update>"))).Code);
    }

    [Fact]
    public async Task A_zone_without_auto_renewal_deletes_what_nobody_renewed()
    {
        await using var rig = await Rig.WithZone(zone => zone with { AutoRenew = false, AutoRenewGrace = TimeSpan.FromDays(30) });
        using var client = await Registered(rig);
        await client.Send(Frames.DomainCreate("other.cn"));

        rig.Clock.JumpTo(Rig.Start.AddYears(1).AddDays(29));
        Assert.Equal(Rig.Start.AddYears(1), (await Info(client)).Date("exDate"));
        Assert.Equal(1000, (await client.Send(Frames.DomainRenew("example.cn", "2026-01-06"))).Code);
        rig.Pass(1);
        Assert.Equal(["redemptionPeriod"], (await client.Send(Frames.DomainInfo("other.cn"))).Grace);
        Assert.Equal("autoDelete", (await client.Send(Frames.PollRequest())).Text("operation"));
        Assert.Equal(Rig.Start.AddYears(2), (await Info(client)).Date("exDate"));
    }

    [Fact]
    public async Task A_domain_with_hosts_below_it_cannot_be_deleted()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.cn", "192.0.2.1"));

        var refused = await client.Send(Frames.DomainDelete("example.cn"));
        Assert.Equal((2305, "host ns1.example.cn"), (refused.Code, refused.Reason));
        await client.Send(Frames.HostDelete("ns1.example.cn"));
        Assert.Equal(1000, (await client.Send(Frames.DomainDelete("example.cn"))).Code);
    }

    [Fact]
    public async Task When_a_domain_is_purged_its_hosts_leave_all_delegations()
    {
        await using var rig = await Rig.WithZone(zone => zone with { AutoRenew = false, AutoRenewGrace = TimeSpan.FromDays(1) });
        using var client = await Registered(rig);
        await client.Send(Frames.HostCreate("ns1.example.cn", "192.0.2.1"));
        await client.Send(Frames.DomainCreate("other.com", parts: Frames.HostObjects("ns1.example.cn")));

        rig.Pass(365 + 1 + 30 + 5);

        Assert.Null(rig.Server.Objects.Host("ns1.example.cn"));
        Assert.Empty(rig.Server.Objects.Domain("other.com")!.NameServers);
    }

    private static string Seen(Reply info) => $"{string.Join(' ', info.Statuses)} | {string.Join(' ', info.Grace)}";

    private static Task<Reply> Info(RawClient client) => client.Send(Frames.DomainInfo("example.cn"));

    private static async Task<RawClient> Registered(Rig rig)
    {
        var client = await rig.Registrar();
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        return client;
    }
}
