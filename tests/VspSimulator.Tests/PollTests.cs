namespace DomainWorkers.VspSimulator.Tests;

public sealed class PollTests
{
    [Fact]
    public async Task What_is_pending_is_decided_in_business_time_and_told_by_poll()
    {
        await using var rig = await Rig.Create(o => o with { RealNameReview = TimeSpan.FromHours(8) });
        using var client = await rig.Registrar();
        var created = await client.Send(Frames.Person("张三", Numbers.Citizen(100)));
        Assert.Equal(1001, created.Code);
        Assert.Equal(Rig.Start.AddHours(8), rig.Server.NextDueAt);

        rig.Pass(TimeSpan.FromHours(7.9));
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
        rig.Pass(TimeSpan.FromHours(5));
        var told = await client.Send(Frames.PollRequest());

        Assert.Equal(1301, told.Code);
        Assert.Equal(("1", "Pending action completed successfully."), (told.Attribute("msgQ", "count"), told.Message));
        Assert.Equal((created.Text("code"), "real-name"), (told.Text("code", under: "panData"), told.Attribute("code", "type")));
        Assert.Equal("compliant", told.Attribute("paStatus", "s"));
        Assert.Equal("The object has passed verification, signed code was generated.", told.Text("msg", under: "panData"));
        Assert.Equal(Rig.Start.AddHours(8), told.Date("paDate"));
        Assert.Equal(told.Root.ToString().Replace(told.ServerTransactionId, "", StringComparison.Ordinal), await Again());
        Assert.Equal(1000, (await client.Send(Frames.PollAck(told.MessageId))).Code);
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
        Assert.Null(rig.Server.NextDueAt);
        Assert.Equal(created.Text("code"), SignedCode.In(await client.Send(Frames.Info(created.Text("code")!))).Code);

        async Task<string> Again()
        {
            var again = await client.Send(Frames.PollRequest());
            return again.Root.ToString().Replace(again.ServerTransactionId, "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Messages_come_oldest_first_and_to_their_registrar_alone()
    {
        await using var rig = await Rig.Create(o => o with { DomainReview = TimeSpan.FromMinutes(5) });
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();
        var first = (await client.Send(Frames.DomainName("first"))).Text("code");
        rig.Pass(TimeSpan.FromMinutes(1));
        var second = (await client.Send(Frames.DomainName("refused-second"))).Text("code");
        rig.Pass(TimeSpan.FromMinutes(9));

        Assert.Equal(1300, (await rival.Send(Frames.PollRequest())).Code);
        var told = await client.Send(Frames.PollRequest());
        Assert.Equal((first, "2"), (told.Text("code", under: "panData"), told.Attribute("msgQ", "count")));
        Assert.Equal(2303, (await rival.Send(Frames.PollAck(told.MessageId))).Code);
        Assert.Equal("1", (await client.Send(Frames.PollAck(told.MessageId))).Attribute("msgQ", "count"));
        Assert.Equal(2303, (await client.Send(Frames.PollAck(told.MessageId))).Code);
        told = await client.Send(Frames.PollRequest());
        Assert.Equal((second, "nonCompliant"), (told.Text("code", under: "panData"), told.Attribute("paStatus", "s")));
        Assert.Equal("The name of the object is not correct.", told.Text("msg", under: "panData"));
        Assert.Equal(2003, (await client.Send(Frames.PollAck(null))).Code);
    }

    [Fact]
    public async Task Some_decisions_come_without_a_notice_and_some_only_from_the_staff()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var silent = (await client.Send(Frames.DomainName("unannounced"))).Text("code")!;
        var lasting = (await client.Send(Frames.DomainName("undecided"))).Text("code")!;
        var disputed = (await client.Send(Frames.DomainName("undecided-too"))).Text("code")!;
        rig.Pass(TimeSpan.FromDays(300));

        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
        Assert.Equal(["compliant"], (await client.Send(Frames.Info(silent))).Statuses);
        Assert.Equal(["pendingCompliant"], (await client.Send(Frames.Info(lasting))).Statuses);
        Assert.True(rig.Server.Desk.Decide(lasting));
        Assert.True(rig.Server.Desk.Decide(disputed, new Finding("hearsay", "We do not like it.")));
        Assert.False(rig.Server.Desk.Decide(lasting));
        Assert.False(rig.Server.Desk.Decide("1-nothing"));
        Assert.Equal(["compliant"], (await client.Send(Frames.Info(lasting))).Statuses);
        Assert.Equal(2, rig.Server.Messages("registrar").Count);
        Assert.Equal("hearsay", rig.Server.Ledger.Entries[^1].Reason);
    }

    [Fact]
    public async Task Other_messages_may_stand_in_the_queue()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Desk.Queue("registrar", "Maintenance on Sunday.");

        var told = await client.Send(Frames.PollRequest());

        Assert.Equal(("Maintenance on Sunday.", false), (told.Message, told.Has("resData")));
    }

    [Fact]
    public async Task A_notice_may_come_twice_or_not_at_all()
    {
        await using var rig = await Rig.Create(o => o with { DomainReview = TimeSpan.FromMinutes(5) });
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(FaultAction.NoticeTwice) { Command = "nv:notice", NamePattern = "twice" });
        rig.Server.Faults.Add(new FaultRule(FaultAction.NoticeLost) { Command = "nv:notice", NamePattern = "lost" });
        foreach (var label in new[] { "twice", "lost", "once" })
            await client.Send(Frames.DomainName(label));
        rig.Pass(TimeSpan.FromMinutes(5));

        var codes = rig.Server.Verifications.ToDictionary(v => v.Key, v => v.Code);
        var told = rig.Server.Messages("registrar").Select(message => codes.Single(entry => message.Data!.Contains(entry.Value, StringComparison.Ordinal)).Key);

        Assert.Equal(["once", "twice", "twice"], told.Order());
        Assert.Equal(["NoticeLost", "NoticeTwice"], rig.Server.Ledger.Entries.Where(e => e.Kind == "decided").Select(e => e.Fault).Where(f => f is not null).Order());
        Assert.Equal(3, rig.Server.Messages("registrar").Select(message => message.Id).Distinct().Count());
    }
}
