namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class PollTests
{
    [Fact]
    public async Task The_oldest_message_stays_until_it_is_acknowledged()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        using var other = await rig.Registrar();
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
        rig.Server.Desk.Queue("registrar", "one");
        rig.Pass(1);
        rig.Server.Desk.Queue("registrar", "two");

        var first = await client.Send(Frames.PollRequest());
        Assert.Equal((1301, "one", "2"), (first.Code, first.Message, first.Attribute("msgQ", "count")));
        Assert.Equal(Rig.Start, first.Date("qDate"));
        Assert.Equal(first.MessageId, (await other.Send(Frames.PollRequest())).MessageId);
        Assert.Equal(1300, (await (await rig.Rival()).Send(Frames.PollRequest())).Code);

        var acknowledged = await client.Send(Frames.PollAck(first.MessageId));
        Assert.Equal((1000, "1"), (acknowledged.Code, acknowledged.Attribute("msgQ", "count")));
        var second = await client.Send(Frames.PollRequest());
        Assert.Equal(("two", acknowledged.MessageId), (second.Message, second.MessageId));
        Assert.Equal(2303, (await client.Send(Frames.PollAck(first.MessageId))).Code);
        Assert.False((await client.Send(Frames.PollAck(second.MessageId))).Has("msgQ"));
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
        Assert.Equal(["poll:ack", "poll:ack"], rig.Server.Ledger.Entries.Select(e => e.Command));
    }

    [Fact]
    public async Task An_ack_needs_the_id_of_an_own_message()
    {
        await using var rig = await Rig.Create();
        using var rival = await rig.Rival();
        var id = rig.Server.Desk.Queue("registrar", "not for rival");

        Assert.Equal(2003, (await rival.Send(Frames.PollAck(null))).Code);
        Assert.Equal(2303, (await rival.Send(Frames.PollAck($"{id}"))).Code);
        Assert.Equal(2303, (await rival.Send(Frames.PollAck("abc"))).Code);
        Assert.Single(rig.Server.Objects.Messages("registrar"));
    }

    [Fact]
    public async Task A_message_may_hold_what_nobody_can_read()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        rig.Server.Desk.Queue("registrar", "odd", "<domain:infData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"/>");

        await Assert.ThrowsAsync<System.Xml.Schema.XmlSchemaException>(() => client.Send(Frames.PollRequest()));
        Assert.Equal(1000, (await client.Send(Frames.PollAck("1"))).Code);
    }

    [Fact]
    public async Task What_the_registry_does_by_itself_is_told_with_who_and_why()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.DomainCreate("example.cn"));

        Assert.True(rig.Server.Desk.SetStatus("example.cn", "serverHold", true, "Real-name check failed", "CASE-17"));

        var told = await client.Send(Frames.PollRequest());
        Assert.Equal("Registry set serverHold", told.Message);
        Assert.Equal(("example.cn", "update", "registry"), (told.Text("name"), told.Text("operation"), told.Text("who")));
        Assert.Equal(("CASE-17", "custom", "Real-name check failed"), (told.Text("caseId"), told.Attribute("caseId", "type"), told.All("reason").Last().Value));
        Assert.Contains("serverHold", told.Statuses);
        Assert.Contains("serverHold", (await client.Send(Frames.DomainInfo("example.cn"))).Statuses);

        rig.Server.Desk.SetStatus("example.cn", "serverHold", true, "Again");
        Assert.Single(rig.Server.Objects.Messages("registrar"));
        rig.Server.Desk.SetStatus("example.cn", "serverHold", false, "Passed");
        Assert.Equal(2, rig.Server.Objects.Messages("registrar").Count);
        Assert.False(rig.Server.Desk.SetStatus("nothing.cn", "serverHold", true, "Nobody"));
        Assert.Throws<ArgumentException>(() => rig.Server.Desk.SetStatus("example.cn", "clientHold", true, "Not the registry's"));
    }

    [Fact]
    public async Task A_session_without_the_extension_gets_the_message_without_it()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);
        await client.Send(Frames.Login("registrar", "registrar-pw", extensions: []));
        await client.Send(Frames.DomainCreate("example.cn"));
        rig.Server.Desk.SetStatus("example.cn", "serverHold", true, "Check failed");

        var told = await client.Send(Frames.PollRequest());

        Assert.Equal(("Registry set serverHold", "example.cn"), (told.Message, told.Text("name")));
        Assert.False(told.Has("changeData"));
    }

    [Fact]
    public async Task A_session_that_reads_unhandled_namespaces_gets_the_rest_aside()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);
        await client.Send(Frames.Login(
            "registrar", "registrar-pw", objects: [Frames.AllObjects[0]], extensions: ["urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0"]));
        await client.Send(Frames.DomainCreate("example.cn"));
        rig.Server.Desk.SetStatus("example.cn", "serverHold", true, "Check failed");

        var told = await client.Send(Frames.PollRequest());

        Assert.Equal("changeData", told.All("extValue").Single().Elements().First().Elements().Single().Name.LocalName);
        Assert.Equal("urn:ietf:params:xml:ns:changePoll-1.0 not in login services", told.All("extValue").Single().Elements().Last().Value);
        Assert.False(told.Has("extension"));
    }
}
