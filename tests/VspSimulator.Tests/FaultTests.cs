namespace DomainWorkers.VspSimulator.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop, true)]
    [InlineData(FaultAction.DropBeforeExecuting, false)]
    [InlineData(FaultAction.TruncateAnswer, true)]
    public async Task A_reset_leaves_the_client_in_doubt(FaultAction action, bool executed)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(action) { Command = "nv:create-dnv", Next = 1 });

        await Assert.ThrowsAnyAsync<IOException>(() => client.Send(Frames.DomainName("example")));

        Assert.Equal(executed ? [(false, action.ToString())] : [], rig.Server.Ledger.Entries.Select(e => (e.AnswerSent!.Value, e.Fault)));
        using var again = await rig.Registrar();
        Assert.Equal(1000, (await again.Send(Frames.DomainName("example"))).Code);
        Assert.Equal(executed ? 1 : 0, rig.Server.Ledger.DoubleSubmissions);
    }

    [Theory]
    [InlineData(FaultAction.ExecuteThenHalfOpen, 1)]
    [InlineData(FaultAction.HalfOpen, 0)]
    public async Task A_half_open_connection_says_nothing(FaultAction action, int executed)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(action) { Command = "nv:create-rnv", Next = 1 });

        await client.Write(Frames.Person("张三", Numbers.Citizen(100)));
        await Eventually.True(() => rig.Server.Faults.Applied(action) == 1 && rig.Server.Ledger.Count == executed);
        var silence = client.ReadByte();

        Assert.False(silence.IsCompleted);
        await rig.Server.Down();
        await Assert.ThrowsAnyAsync<IOException>(() => silence);
    }

    [Theory]
    [InlineData(FaultAction.Fail2400, 2400, 0)]
    [InlineData(FaultAction.Fail2500, 2500, 0)]
    [InlineData(FaultAction.SessionLimit, 2502, 0)]
    [InlineData(FaultAction.OutOfCredit, 2104, 0)]
    [InlineData(FaultAction.ExecuteThenFail2400, 2400, 1)]
    public async Task A_failure_is_answered_whether_or_not_it_was_done(FaultAction action, int code, int executed)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(action) { Command = "nv:create-*", Next = 1 });

        Assert.Equal(code, (await client.Send(Frames.DomainName("example"))).Code);
        Assert.Equal(executed, rig.Server.Ledger.Count);
        if (code is 2400 or 2104)
            Assert.Equal(1000, (await client.Send(Frames.DomainName("example"))).Code);
        else
            Assert.Empty(await client.ReadToEnd());
    }

    [Fact]
    public async Task Slow_and_late_answers_are_whole()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(FaultAction.SlowBytes) { Command = "nv:check", Next = 1, Delay = TimeSpan.Zero });
        rig.Server.Faults.Add(new FaultRule(FaultAction.Delay) { Command = "nv:check", Next = 1, Delay = TimeSpan.FromMilliseconds(1) });

        Assert.Equal(1000, (await client.Send(Frames.Check("example"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.Check("example"))).Code);
        Assert.Empty(rig.Server.Faults.Rules);
    }

    [Fact]
    public async Task An_answer_may_be_somebody_elses_or_come_twice_or_be_endless()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(FaultAction.WrongClientTransactionId) { Command = "nv:check", Next = 1 });
        rig.Server.Faults.Add(new FaultRule(FaultAction.AnswerTwice) { Command = "poll:req", Next = 1 });
        rig.Server.Faults.Add(new FaultRule(FaultAction.HugeLength) { Command = "logout", Next = 1 });

        Assert.NotEqual("CLI-00001", (await client.Send(Frames.Check("example"))).ClientTransactionId);
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
        Assert.Equal(1300, (await client.Receive()).Code);
        await client.Write(Frames.Logout());
        foreach (var expected in new[] { 0x7F, 0xFF, 0xFF, 0xFF })
            Assert.Equal(expected, await client.ReadByte());
    }

    [Fact]
    public async Task A_right_password_may_be_refused()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);
        rig.Server.Faults.Add(new FaultRule(FaultAction.RefuseLogin) { Command = "login", Account = "registrar", Next = 1 });

        Assert.Equal(2200, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
    }

    [Fact]
    public async Task A_rule_may_refuse_or_delay_whom_it_names()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Faults.Add(new FaultRule(FaultAction.Refuse) { Command = "nv:create-rnv", NamePattern = "张*", Next = 1 });
        rig.Server.Faults.Add(new FaultRule(FaultAction.Pend) { Command = "nv:create-rnv", NamePattern = "李*" });

        Assert.Equal("The object was refused.", (await client.Send(Frames.Person("张三", Numbers.Citizen(100)))).Text("msg", under: "failed"));
        Assert.Equal(1001, (await client.Send(Frames.Person("李四", Numbers.Citizen(101)))).Code);
        Assert.Equal(1000, (await client.Send(Frames.Person("张三", Numbers.Citizen(100)))).Code);
    }
}
