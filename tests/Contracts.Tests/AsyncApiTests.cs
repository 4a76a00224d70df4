using System.Globalization;
using System.Text.Json.Nodes;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Tests.Generation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DomainWorkers.Contracts.Tests;

public sealed class AsyncApiTests
{
    private static readonly JsonObject Document = Read(Path.Combine(Published.Contracts, "asyncapi.yaml"));

    [Fact]
    public void A_reader_of_yaml_gets_what_was_meant() =>
        Assert.Equal(
            JsonFormat.Pretty(AsyncApiDocument.Of(Published.Messages)),
            JsonFormat.Pretty(Document));

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var references = References(Document).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(Follow(reference)));
    }

    [Fact]
    public void Every_message_has_its_channel_its_operation_and_its_schema()
    {
        Assert.Equal("3.0.0", Document["asyncapi"]!.GetValue<string>());
        Assert.All(Published.Messages, message =>
        {
            var channel = Document["channels"]![MessageAddress.Name(message)]!;
            Assert.Equal(MessageAddress.Exchange(message), channel["bindings"]!["amqp"]!["exchange"]!["name"]!.GetValue<string>());

            var operation = Document["operations"]!.AsObject()
                .Single(o => o.Value!["channel"]!["$ref"]!.GetValue<string>() == "#/channels/" + MessageAddress.Name(message)).Value!;
            Assert.Equal(Published.IsCommand(message) ? "send" : "receive", operation["action"]!.GetValue<string>());

            var payload = Document["components"]!["messages"]![message.Name]!["payload"]!["schema"]!["$ref"]!.GetValue<string>();
            Assert.Equal(message.Name, Follow(payload)!["title"]!.GetValue<string>());
        });
        Assert.Equal(Published.Messages.Count, Document["channels"]!.AsObject().Count);
        Assert.Equal(Published.Messages.Count, Document["operations"]!.AsObject().Count);
    }

    [Fact]
    public void Every_name_is_one_that_asyncapi_allows()
    {
        string[][] names =
        [
            Names(Document["channels"]), Names(Document["operations"]), Names(Document["components"]!["messages"]), Names(Document["servers"]),
        ];
        Assert.All(names.SelectMany(n => n), name => Assert.Matches("^[A-Za-z0-9_.-]+$", name));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("1.0")]
    [InlineData("2025-11-03")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData(" a ")]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("{account}")]
    [InlineData("\"quoted\" \\ 中文 ü 💩")]
    [InlineData("plain text")]
    [InlineData("$ref")]
    public void A_text_stays_a_text(string text)
    {
        var document = new JsonObject { [text] = new JsonArray(text, new JsonArray(text, 1, true, null), new JsonObject { ["a"] = text, ["b"] = new JsonArray() }) };
        Assert.Equal(JsonFormat.Pretty(document), JsonFormat.Pretty(Parse(YamlText.Of(document))));
    }

    private static string[] Names(JsonNode? map) => [.. map!.AsObject().Select(k => k.Key)];

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(k => k is { Key: "$ref", Value: JsonValue target } ? [target.GetValue<string>()] : References(k.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Follow(string reference) => reference.StartsWith("#/", StringComparison.Ordinal)
        ? reference[2..].Split('/').Aggregate((JsonNode?)Document, (node, step) => node?[step])
        : JsonNode.Parse(File.ReadAllText(Path.Combine(Published.Contracts, reference)));

    private static JsonObject Read(string path) => Parse(File.ReadAllText(path));

    private static JsonObject Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Convert(Assert.Single(stream.Documents).RootNode)!.AsObject();
    }

    /// <summary>By the core schema of YAML 1.2: only a bare scalar can be something else than a text.</summary>
    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Convert(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } plain when decimal.TryParse(plain.Value, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => throw new NotSupportedException(node.GetType().Name),
    };
}
