using System.Text;

namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class FrameTests
{
    [Theory]
    [InlineData("<epp", 2001)]
    [InlineData("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><fly/></command></epp>", 2000)]
    [InlineData("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command/></epp>", 2000)]
    [InlineData("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.1\"><hello/></epp>", 2001)]
    [InlineData("<epp><hello/></epp>", 2001)]
    [InlineData("<!DOCTYPE epp [<!ENTITY x \"y\">]><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><hello/></epp>", 2001)]
    [InlineData("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><greeting/></epp>", 2001)]
    [InlineData("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><poll/></command></epp>", 2001)]
    public async Task A_frame_that_is_no_command_is_refused_and_the_session_goes_on(string xml, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        Assert.Equal(code, (await client.Send(xml)).Code);
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
    }

    [Theory]
    [InlineData("<check><x:check xmlns:x=\"urn:example:x-1.0\"/></check>", null, 2307)]
    [InlineData("<logout/>", "<x:y xmlns:x=\"urn:example:x-1.0\"/>", 2103)]
    [InlineData("<check><domain:check xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"/></check>", null, 2001)]
    [InlineData("<renew><host:check xmlns:host=\"urn:ietf:params:xml:ns:host-1.0\"><host:name>a.cn</host:name></host:check></renew>", null, 2001)]
    [InlineData("<create><domain:infData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>a.cn</domain:name><domain:roid>D1-SIM</domain:roid><domain:clID>registrar</domain:clID></domain:infData></create>", null, 2001)]
    [InlineData("<check><rgp:update xmlns:rgp=\"urn:ietf:params:xml:ns:rgp-1.0\"><rgp:restore op=\"request\"/></rgp:update></check>", null, 2307)]
    [InlineData("<poll op=\"req\"/>", "<rgp:update xmlns:rgp=\"urn:ietf:params:xml:ns:rgp-1.0\"><rgp:restore op=\"request\"/></rgp:update>", 2103)]
    [InlineData("<poll op=\" req \"/>", null, 1300)]
    public async Task What_is_not_offered_is_told_from_what_is_malformed(string verb, string? extension, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.Command(verb, extension, "MY-ID"));

        Assert.Equal((code, "MY-ID"), (reply.Code, reply.ClientTransactionId));
    }

    [Fact]
    public async Task A_command_without_client_transaction_id_gets_none_back()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var reply = await client.Send(Frames.Command("<poll op=\"req\"/>", clTrId: null));

        Assert.Equal((1300, null), (reply.Code, reply.ClientTransactionId));
        Assert.StartsWith("SIM-", reply.ServerTransactionId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_location_of_the_clients_choice_changes_nothing()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        var reply = await client.Send(
            "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"urn:ietf:params:xml:ns:epp-1.0 http://127.0.0.1:1/epp.xsd\"><command><poll op=\"req\"/></command></epp>");

        Assert.Equal(1300, reply.Code);
    }

    [Fact]
    public async Task A_frame_may_come_byte_by_byte()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var payload = Encoding.UTF8.GetBytes(Frames.PollRequest());

        foreach (var b in (byte[])[0, 0, 0, (byte)(payload.Length + 4), .. payload])
            await client.WriteBytes([b]);

        Assert.Equal(1300, (await client.Receive()).Code);
    }

    [Fact]
    public async Task Pipelined_commands_are_answered_in_order()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        await client.Write(Frames.DomainCreate("one.cn", clTrId: "FIRST"));
        await client.Write(Frames.DomainCreate("two.cn", clTrId: "SECOND"));

        Assert.Equal("FIRST", (await client.Receive()).ClientTransactionId);
        Assert.Equal("SECOND", (await client.Receive()).ClientTransactionId);
    }

    [Theory]
    [InlineData(0x7F, 0xFF, 0xFF, 0xFF)]
    [InlineData(0xFF, 0xFF, 0xFF, 0xFF)]
    [InlineData(0, 0, 0, 4)]
    [InlineData(0, 0, 0, 0)]
    public async Task An_impossible_length_ends_the_connection(byte a, byte b, byte c, byte d)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        await client.WriteBytes([a, b, c, d]);

        Assert.Empty(await client.ReadToEnd());
    }

    [Fact]
    public async Task The_end_in_the_middle_of_a_frame_is_just_an_end()
    {
        await using var rig = await Rig.Create();
        using (var client = await rig.Registrar())
            await client.WriteBytes([0, 0, 1, 0, (byte)'<']);

        await Eventually.True(() => rig.Server.Connections == 0);
        Assert.Equal(0, rig.Server.Sessions("registrar"));
    }
}
