using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests;

public sealed class SampleTests
{
    public static TheoryData<string> Addresses => Published.Addresses();

    [Theory, MemberData(nameof(Addresses))]
    public void Every_message_has_a_sample_that_passes_the_gate(string address)
    {
        var message = Published.At(address);
        Assert.True(File.Exists(Published.SamplePath(message)), $"contracts/samples lacks {address}.json");

        var verdict = SchemaGate.For(message).Judge(Published.Sample(message));

        var fits = Assert.IsType<GateVerdict.Fits>(verdict);
        Assert.Equal(0, fits.UnknownProperties);
        // What only the operator is told goes to the operator's account.
        Assert.Equal(address.StartsWith("dw.ministry-line-", StringComparison.Ordinal) ? "operator" : "acme", fits.Account);
    }

    [Theory, MemberData(nameof(Addresses))]
    public void A_sample_comes_back_from_its_record_to_the_letter(string address)
    {
        var message = Published.At(address);
        var sample = Published.Sample(message);

        var read = JsonSerializer.Deserialize(sample, message, MessageSerialization.Options);
        var written = JsonSerializer.Serialize(read, message, MessageSerialization.Options);

        Assert.Equal(JsonFormat.OneLine(JsonNode.Parse(sample)!), written);
    }

    [Theory, MemberData(nameof(Addresses))]
    public void The_assembly_carries_the_schema_that_is_checked_in(string address)
    {
        using var resource = Published.Assembly.GetManifestResourceStream($"schemas/{address}.json");
        Assert.NotNull(resource);
        using var text = new StreamReader(resource, Encoding.UTF8);

        Assert.Equal(File.ReadAllText(Published.SchemaPath(Published.At(address))), text.ReadToEnd());
    }

    [Fact]
    public void Every_message_has_an_address_of_its_own_and_one_kind()
    {
        Assert.NotEmpty(Published.Messages);
        Assert.Equal(Published.Messages.Count, Published.Messages.Select(MessageAddress.Exchange).Distinct().Count());
        Assert.All(Published.Messages, m =>
            Assert.True(m.IsDefined(typeof(CommandAttribute), false) != m.IsDefined(typeof(EventAttribute), false), m.Name));
    }

    [Fact]
    public void Every_message_belongs_to_an_account_and_every_command_says_when_it_was_issued()
    {
        Assert.All(Published.Messages, m => Assert.Equal(typeof(string), m.GetProperty("Account")?.PropertyType));
        Assert.All(Published.Messages.Where(Published.IsCommand), m =>
            Assert.Equal(typeof(DateTimeOffset), m.GetProperty("IssuedAt")?.PropertyType));
    }
}
