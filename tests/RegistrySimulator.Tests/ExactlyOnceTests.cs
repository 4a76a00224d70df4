namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class ExactlyOnceTests
{
    [Fact]
    public async Task Two_creates_with_one_client_transaction_id_are_two_commands_and_one_registration()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var first = await client.Send(Frames.DomainCreate("example.cn", clTrId: "SAME-ID-1"));
        var second = await client.Send(Frames.DomainCreate("example.cn", clTrId: "SAME-ID-1"));

        Assert.Equal(1000, first.Code);
        Assert.Equal(2302, second.Code);
        Assert.Equal("SAME-ID-1", second.ClientTransactionId);
        Assert.NotEqual(first.ServerTransactionId, second.ServerTransactionId);
        var line = Assert.Single(rig.Server.Ledger.Entries);
        Assert.Equal(("domain:create", "example.cn", 1, 1000), (line.Command, line.ObjectName, line.Years, line.Code));
        Assert.Equal(Rig.Start.AddYears(1), line.ExpiresAfter);
        Assert.Equal(first.ServerTransactionId, line.ServerTransactionId);
    }

    [Fact]
    public async Task A_renew_with_the_date_it_was_ordered_for_works_once()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn"));

        var first = await client.Send(Frames.DomainRenew("example.cn", "2026-01-06", years: 2));
        var second = await client.Send(Frames.DomainRenew("example.cn", "2026-01-06", years: 2));

        Assert.Equal(1000, first.Code);
        Assert.Equal(Rig.Start.AddYears(3), first.Date("exDate"));
        Assert.Equal(2306, second.Code);
        var renewals = rig.Server.Ledger.Executed("domain:renew", "example.cn");
        Assert.Equal(2, Assert.Single(renewals).Years);
        Assert.Equal(Rig.Start.AddYears(1), renewals[0].ExpiresBefore);
    }

    [Fact]
    public async Task Executed_then_dropped_is_in_the_ledger_and_true()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Add(new FaultRule(FaultAction.ExecuteThenDrop) { Command = "domain:create", Next = 1 });
        using var client = await rig.Registrar();

        await Assert.ThrowsAnyAsync<IOException>(() => client.Send(Frames.DomainCreate("example.cn")));

        using var again = await rig.Registrar();
        Assert.Equal(2302, (await again.Send(Frames.DomainCreate("example.cn"))).Code);
        Assert.Equal("registrar", (await again.Send(Frames.DomainInfo("example.cn"))).Text("clID"));
        var line = Assert.Single(rig.Server.Ledger.Entries);
        Assert.False(line.AnswerSent);
        Assert.Equal("ExecuteThenDrop", line.Fault);
        Assert.Equal(1, rig.Server.Faults.Applied(FaultAction.ExecuteThenDrop));
    }

    [Fact]
    public async Task Dropped_before_executing_leaves_nothing()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Add(new FaultRule(FaultAction.DropBeforeExecuting) { Command = "domain:create", Next = 1 });
        using var client = await rig.Registrar();

        await Assert.ThrowsAnyAsync<IOException>(() => client.Send(Frames.DomainCreate("example.cn")));

        using var again = await rig.Registrar();
        Assert.Empty(rig.Server.Ledger.Entries);
        Assert.Equal(2303, (await again.Send(Frames.DomainInfo("example.cn"))).Code);
        Assert.Equal(1000, (await again.Send(Frames.DomainCreate("example.cn"))).Code);
    }
}
