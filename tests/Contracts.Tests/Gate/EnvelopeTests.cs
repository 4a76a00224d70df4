using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests.Gate;

public sealed class EnvelopeTests
{
    private static readonly byte[] Sample = Published.Sample(typeof(SubmitRegistration));

    private static string Message => Encoding.UTF8.GetString(Sample);

    [Fact]
    public void Takes_out_the_message_its_types_and_its_id_and_nothing_else()
    {
        var opened = Assert.IsType<Envelope.Opened>(Read(Wrap(Message)));

        Assert.Equal(Sample.Length - 1, opened.Message.Length);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Sample), JsonNode.Parse(opened.Message.Span)));
        Assert.Equal(["urn:message:DomainWorkers.Contracts.Registration:SubmitRegistration"], opened.MessageTypes);
        Assert.Equal("08de1a4b-0000-0000-0000-5a7d11c20000", opened.MessageId);
        Assert.Equal(3, typeof(Envelope.Opened).GetProperties().Count(p => p.DeclaringType == typeof(Envelope.Opened) && p.Name != "EqualityContract"));
    }

    [Theory]
    [InlineData("", "$", Rules.Empty)]
    [InlineData("{}", "$.message", Rules.Required)]
    [InlineData("{\"message\":null}", "$.message", Rules.Type)]
    [InlineData("{\"message\":\"{}\"}", "$.message", Rules.Type)]
    [InlineData("{\"Message\":{}}", "$.message", Rules.Required)]
    [InlineData("{\"message\":{},\"message\":{}}", "$.message", Rules.DuplicateName)]
    [InlineData("{\"message\":{},\"messag\\u0065\":{}}", "$.message", Rules.DuplicateName)]
    [InlineData("{\"message\":{\"a\":1,\"a\":2}}", "$.message['a']", Rules.DuplicateName)]
    [InlineData("{\"message\":{},\"messageType\":[7]}", "$.messageType[0]", Rules.Type)]
    [InlineData("{\"message\":{},\"messageId\":7}", "$.messageId", Rules.Type)]
    [InlineData("{\"message\":{}", "$", Rules.NotJson)]
    [InlineData("{\"message\":{}}x", "$", Rules.TrailingData)]
    [InlineData("[{\"message\":{}}]", "$", Rules.Type)]
    public void Refuses_what_is_no_envelope(string body, string path, string rule)
    {
        var rejected = Assert.IsType<Envelope.Rejected>(Read(body));
        Assert.Contains((path, rule), rejected.Violations.Select(v => (v.Path, v.Rule)));
    }

    [Fact]
    public void The_message_inside_is_judged_as_if_it_had_come_alone()
    {
        var fits = Assert.IsType<GateVerdict.Fits>(JudgeEnvelope(Wrap(Message)));
        Assert.Equal("08de1a4b-0000-0000-0000-5a7d11c20000", fits.EnvelopeMessageId);
        Assert.Equal("acme", fits.Account);
        Assert.NotNull(JsonSerializer.Deserialize<SubmitRegistration>(fits.Json.Span, MessageSerialization.Options));

        var rejected = Assert.IsType<GateVerdict.Rejected>(JudgeEnvelope(Wrap("{\"orderId\":\"A-1\"}")));
        Assert.Contains(rejected.Violations, v => v is { Path: "$.years", Rule: Rules.Required });
        Assert.Equal("A-1", rejected.OrderId);
    }

    [Fact]
    public void An_envelope_is_no_message_and_a_message_is_no_envelope()
    {
        Assert.IsType<GateVerdict.Rejected>(SchemaGate.For(typeof(SubmitRegistration)).Judge(Encoding.UTF8.GetBytes(Wrap(Message)), "application/json"));
        Assert.IsType<GateVerdict.Rejected>(JudgeEnvelope(Message));
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void The_message_may_nest_as_deep_as_without_envelope(int inner, bool fits)
    {
        var nest = new string('[', inner) + new string(']', inner);
        var message = Message.Replace("\"years\"", $"\"x\":{nest},\"years\"", StringComparison.Ordinal);
        Assert.Equal(fits, JudgeEnvelope(Wrap(message)) is GateVerdict.Fits);
        Assert.Equal(fits, SchemaGate.For(typeof(SubmitRegistration)).Judge(Encoding.UTF8.GetBytes(message)) is GateVerdict.Fits);
    }

    [Fact]
    public void Cut_anywhere_it_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Wrap(Message));
        for (var length = 0; length < whole.Length; length++)
            Assert.IsType<Envelope.Rejected>(EnvelopeReader.Read(whole.AsMemory(0, length)));
    }

    private static GateVerdict JudgeEnvelope(string body) =>
        SchemaGate.For(typeof(SubmitRegistration)).Judge(Encoding.UTF8.GetBytes(body), ContentTypes.Envelope);

    private static Envelope Read(string body) => EnvelopeReader.Read(Encoding.UTF8.GetBytes(body));

    private static string Wrap(string message) =>
        $$"""
        {
          "messageId": "08de1a4b-0000-0000-0000-5a7d11c20000",
          "responseAddress": "rabbitmq://broker/attacker-made?temporary=true",
          "faultAddress": "exchange:attacker-made",
          "messageType": ["urn:message:DomainWorkers.Contracts.Registration:SubmitRegistration"],
          "message": {{message.TrimEnd()}},
          "headers": { "message": {}, "messageId": "other" },
          "host": { "machineName": "shop-1" }
        }
        """;
}
