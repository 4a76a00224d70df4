namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class FaultTests
{
    public static TheoryData<FaultAction, bool> Silent => new()
    {
        { FaultAction.ExecuteThenDrop, true },
        { FaultAction.DropBeforeExecuting, false },
    };

    [Theory]
    [MemberData(nameof(Silent))]
    public async Task A_drop_is_a_reset_without_a_byte(FaultAction action, bool executed)
    {
        await using var rig = await Faulty(action);
        using var client = await rig.Registrar();

        await client.Write(Frames.DomainCreate("example.cn"));
        await Assert.ThrowsAnyAsync<IOException>(client.ReadByte);

        Assert.Equal(executed, rig.Server.Objects.Domain("example.cn") is not null);
        Assert.Equal(executed ? [false] : [], rig.Server.Ledger.Entries.Select(e => e.AnswerSent));
    }

    [Theory]
    [InlineData(FaultAction.HalfOpen, false)]
    [InlineData(FaultAction.ExecuteThenHalfOpen, true)]
    public async Task Half_open_is_a_socket_that_stays_and_says_nothing(FaultAction action, bool executed)
    {
        await using var rig = await Faulty(action);
        using var client = await rig.Registrar();

        await client.Write(Frames.DomainCreate("example.cn"));
        await Eventually.True(() => rig.Server.Faults.Applied(action) == 1 && (rig.Server.Ledger.Count == 1) == executed);
        var answer = client.ReadByte();
        await client.Write(Frames.PollRequest());
        await Task.Delay(50);

        Assert.False(answer.IsCompleted);
        Assert.Equal(1, rig.Server.Connections);
        Assert.Equal(executed, rig.Server.Objects.Domain("example.cn") is not null);
        await rig.Server.Down();
        await Assert.ThrowsAnyAsync<IOException>(() => answer);
    }

    [Theory]
    [InlineData(FaultAction.Fail2400, 2400, false, true)]
    [InlineData(FaultAction.Fail2500, 2500, false, false)]
    [InlineData(FaultAction.SessionLimit, 2502, false, false)]
    [InlineData(FaultAction.OutOfCredit, 2104, false, true)]
    [InlineData(FaultAction.ExecuteThenFail2400, 2400, true, true)]
    public async Task A_failure_is_answered_and_closes_where_its_code_says_so(FaultAction action, int code, bool executed, bool goesOn)
    {
        await using var rig = await Faulty(action);
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.DomainCreate("example.cn", clTrId: "ID-1"));

        Assert.Equal((code, "ID-1"), (reply.Code, reply.ClientTransactionId));
        Assert.Equal(executed ? 1 : 0, rig.Server.Ledger.Count);
        if (goesOn)
            Assert.Equal(executed ? 2302 : 1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        else
            Assert.Empty(await client.ReadToEnd());
    }

    [Fact]
    public async Task A_slow_answer_comes_byte_by_byte_and_whole()
    {
        await using var rig = await Faulty(FaultAction.SlowBytes, rule => rule with { Delay = TimeSpan.Zero });
        using var client = await rig.Registrar();

        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
    }

    [Fact]
    public async Task A_late_answer_is_late()
    {
        await using var rig = await Faulty(FaultAction.Delay, rule => rule with { Delay = TimeSpan.FromMilliseconds(300) });
        using var client = await rig.Registrar();
        var started = TimeProvider.System.GetTimestamp();

        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task A_truncated_answer_ends_in_the_middle()
    {
        await using var rig = await Faulty(FaultAction.TruncateAnswer);
        using var client = await rig.Registrar();

        await client.Write(Frames.DomainCreate("example.cn"));
        await Assert.ThrowsAnyAsync<IOException>(client.Receive);

        Assert.False(Assert.Single(rig.Server.Ledger.Entries).AnswerSent);
    }

    [Fact]
    public async Task A_huge_length_announces_two_gigabytes()
    {
        await using var rig = await Faulty(FaultAction.HugeLength);
        using var client = await rig.Registrar();

        await client.Write(Frames.DomainCreate("example.cn"));
        foreach (var expected in new[] { 0x7F, 0xFF, 0xFF, 0xFF })
            Assert.Equal(expected, await client.ReadByte());
    }

    [Fact]
    public async Task The_wrong_client_transaction_id_is_not_the_one_that_was_sent()
    {
        await using var rig = await Faulty(FaultAction.WrongClientTransactionId);
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.DomainCreate("example.cn", clTrId: "ID-1"));

        Assert.Equal(1000, reply.Code);
        Assert.NotEqual("ID-1", reply.ClientTransactionId);
        Assert.Equal("ID-1", rig.Server.Ledger.Entries[0].ClientTransactionId);
    }

    [Fact]
    public async Task An_answer_that_comes_twice_is_the_answer_to_the_next_command_too()
    {
        await using var rig = await Faulty(FaultAction.AnswerTwice);
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn", clTrId: "ID-1"));

        Assert.Equal("ID-1", (await client.Send(Frames.PollRequest())).ClientTransactionId);
        Assert.Equal(1300, (await client.Receive()).Code);
    }

    [Fact]
    public async Task A_login_can_be_refused_although_all_is_right()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Add(new FaultRule(FaultAction.RefuseLogin) { Command = "login", Account = "registrar", Next = 1 });
        using var client = await RawClient.Connect(rig.Server);
        using var rival = await rig.Rival();

        Assert.Equal(2200, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
    }

    [Fact]
    public async Task A_double_renewal_shows_in_answer_object_and_ledger()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn"));
        rig.Server.Faults.Add(new FaultRule(FaultAction.RenewTwice) { Command = "domain:renew", Next = 1 });

        var reply = await client.Send(Frames.DomainRenew("example.cn", "2026-01-06"));

        Assert.Equal(Rig.Start.AddYears(3), reply.Date("exDate"));
        var line = Assert.Single(rig.Server.Ledger.Executed("domain:renew", "example.cn"));
        Assert.Equal((1, Rig.Start.AddYears(1), Rig.Start.AddYears(3)), (line.Years, line.ExpiresBefore, line.ExpiresAfter));
    }

    [Fact]
    public async Task Rules_hit_only_what_they_name()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Add(new FaultRule(FaultAction.Fail2400) { Command = "domain:*", Account = "rival", NamePattern = "bad*.cn" });
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();

        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("bad1.cn"))).Code);
        Assert.Equal(1000, (await rival.Send(Frames.DomainCreate("good.cn"))).Code);
        Assert.Equal(1000, (await rival.Send(Frames.HostCreate("bad.example.net"))).Code);
        Assert.Equal(2400, (await rival.Send(Frames.DomainCreate("bad2.cn"))).Code);
        Assert.Equal(2400, (await rival.Send(Frames.DomainInfo("bad1.cn"))).Code);
        Assert.True(rig.Server.Faults.Remove(FaultAction.Fail2400));
        Assert.Equal(1000, (await rival.Send(Frames.DomainCreate("bad2.cn"))).Code);
        Assert.Equal(2, rig.Server.Faults.Applied(FaultAction.Fail2400));
    }

    [Fact]
    public async Task A_probability_is_kept_over_many_commands_and_repeats_with_its_seed()
    {
        var first = await Hits(seed: 7);

        Assert.InRange(first.Count(hit => hit), 60, 140);
        Assert.Equal(first, await Hits(seed: 7));
        Assert.NotEqual(first, await Hits(seed: 8));

        static async Task<List<bool>> Hits(int seed)
        {
            await using var rig = await Rig.Create(o => o with { Seed = seed });
            rig.Server.Faults.Add(new FaultRule(FaultAction.Fail2400) { Command = "poll:req", Probability = 0.2 });
            using var client = await rig.Registrar();
            var hits = new List<bool>();
            for (var i = 0; i < 500; i++)
                hits.Add((await client.Send(Frames.PollRequest())).Code == 2400);
            return hits;
        }
    }

    private static async Task<Rig> Faulty(FaultAction action, Func<FaultRule, FaultRule>? change = null)
    {
        var rig = await Rig.Create();
        var rule = new FaultRule(action) { Command = "domain:create", Next = 1 };
        rig.Server.Faults.Add(change?.Invoke(rule) ?? rule);
        return rig;
    }
}
