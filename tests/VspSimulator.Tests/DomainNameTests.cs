namespace DomainWorkers.VspSimulator.Tests;

public sealed class DomainNameTests
{
    [Theory]
    [InlineData("example", true, false, null)]
    [InlineData("EXAMPLE", true, false, null)]
    [InlineData("示例", true, false, null)]
    [InlineData("prohibited-thing", false, false, "In Prohibited Lists.")]
    [InlineData("国务院", false, false, "In Prohibited Lists.")]
    [InlineData("restricted1", false, true, "In Restricted Lists.")]
    [InlineData("北京", false, true, "In Restricted Lists.")]
    [InlineData("example.cn", false, false, "Not a label.")]
    public async Task A_check_says_what_may_be_had(string label, bool available, bool restricted, string? reason)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.Check(label, "another"));

        var row = reply.All("cd").First();
        Assert.Equal(label, reply.Text("name"));
        Assert.Equal(available ? "1" : "0", reply.Attribute("name", "avail"));
        Assert.Equal(restricted, row.Elements().First().Attribute("restricted")!.Value == "1");
        Assert.Equal(reason, row.Elements().Skip(1).FirstOrDefault()?.Value);
        Assert.Equal(2, reply.All("cd").Count());
    }

    [Fact]
    public async Task A_label_gets_a_code_at_once()
    {
        await using var rig = await Rig.Create(o => o with { VspId = 42 });
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.DomainName("example"));

        Assert.Equal(1000, reply.Code);
        Assert.True(reply.Has("success"));
        Assert.Matches("^42-[0-9A-Za-z]{20}$", reply.Text("code"));
        Assert.Equal("domain", reply.Attribute("code", "type"));
        Assert.Equal(["compliant"], reply.Statuses);
        Assert.Equal(Rig.Start, reply.Date("crDate"));
        var signed = SignedCode.In(reply);
        Assert.Equal((reply.Text("code"), "domain"), (signed.Code, signed.Type));
    }

    [Theory]
    [InlineData("prohibited-thing", "In the prohibited list.")]
    [InlineData("restricted1", "The label is restricted and needs the real-name code of who may have it.")]
    [InlineData("refused-shop", "The name of the object is not correct.")]
    public async Task A_label_that_may_not_be_gets_a_reason_and_no_code(string label, string message)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.DomainName(label));

        Assert.Equal(1000, reply.Code);
        Assert.True(reply.Has("failed"));
        Assert.Equal(["nonCompliant"], reply.Statuses);
        Assert.Equal(message, reply.All("failed").Single().Elements().Last().Value);
        Assert.False(reply.Has("code"));
        Assert.Empty(rig.Server.Verifications);
        Assert.Equal("nonCompliant", Assert.Single(rig.Server.Ledger.Entries).Status);
    }

    [Fact]
    public async Task A_refusal_may_come_with_2004_as_well()
    {
        await using var rig = await Rig.Create(o => o with { RefusalCode = 2004 });
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.DomainName("prohibited-thing"));

        Assert.Equal(2004, reply.Code);
        Assert.Equal("In the prohibited list.", reply.All("failed").Single().Elements().Last().Value);
        Assert.Equal("submitted", Assert.Single(rig.Server.Ledger.Entries).Kind);
    }

    [Fact]
    public async Task A_restricted_label_is_had_with_ones_own_compliant_real_name_code()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();
        var person = (await client.Send(Frames.Person("Zhang San", Numbers.Citizen(100)))).Text("code")!;
        var pending = (await client.Send(Frames.Person("Li Si", Numbers.Citizen(994)))).Text("code")!;
        var label = (await client.Send(Frames.DomainName("example"))).Text("code")!;

        Assert.True((await client.Send(Frames.DomainName("restricted1", person))).Has("success"));
        Assert.Equal("The real-name code is not compliant.", (await client.Send(Frames.DomainName("restricted1", pending))).Text("msg", under: "failed"));
        Assert.Equal(2303, (await client.Send(Frames.DomainName("restricted1", label))).Code);
        Assert.Equal(2303, (await client.Send(Frames.DomainName("restricted1", "1-nothing"))).Code);
        Assert.Equal(2201, (await rival.Send(Frames.DomainName("restricted1", person))).Code);
        Assert.True((await client.Send(Frames.DomainName("prohibited-thing", person))).Has("failed"));
    }

    [Fact]
    public async Task The_staff_may_extend_the_lists()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        rig.Server.Desk.Prohibit("bad*");
        rig.Server.Desk.Restrict("rare");

        Assert.True((await client.Send(Frames.DomainName("badger"))).Has("failed"));
        Assert.Equal("1", (await client.Send(Frames.Check("rare"))).Attribute("name", "restricted"));
    }

    [Theory]
    [InlineData("refused-shop", "failed", "failed")]
    [InlineData("必拒商店", "failed", "failed")]
    [InlineData("second-try", "failed", "success")]
    [InlineData("再审商店", "failed", "success")]
    [InlineData("pending-shop", "pending", "pending")]
    [InlineData("plain", "success", "success")]
    public async Task Marks_decide_the_course(string label, string first, string second)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        Assert.True((await client.Send(Frames.DomainName(label))).Has(first));
        Assert.True((await client.Send(Frames.DomainName(label))).Has(second));
    }
}
