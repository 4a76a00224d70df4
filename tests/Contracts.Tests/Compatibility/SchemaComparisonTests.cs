using System.Text.Json.Nodes;

namespace DomainWorkers.Contracts.Tests.Compatibility;

public sealed class SchemaComparisonTests
{
    private const string Old =
        """
        {
          "title": "Old", "description": "before", "x-kind": "KIND", "type": "object", "required": ["id", "state"],
          "properties": {
            "id": { "type": "string", "pattern": "^a$", "description": "what it is" },
            "state": { "$ref": "#/$defs/State" },
            "count": { "type": "integer", "minimum": 1, "maximum": 10 },
            "note": { "type": ["string", "null"], "minLength": 2, "maxLength": 20 },
            "at": { "type": "string", "format": "date-time" },
            "list": { "type": "array", "items": { "type": "string", "maxLength": 9 }, "minItems": 1, "maxItems": 3 },
            "part": { "anyOf": [{ "$ref": "#/$defs/Part" }, { "type": "null" }] }
          },
          "additionalProperties": true,
          "$defs": {
            "State": { "type": "string", "enum": ["open", "closed"] },
            "Part": { "type": "object", "required": ["x"], "properties": { "x": { "type": "integer", "minimum": 0 } }, "additionalProperties": true }
          }
        }
        """;

    [Theory]
    [InlineData("\"title\": \"Old\"", "\"title\": \"New\"")]
    [InlineData("what it is", "what it really is")]
    [InlineData("\"additionalProperties\": true,\n", "\"additionalProperties\": true, \"examples\": [{}],\n")]
    [InlineData("\"count\"", "\"extra\": { \"type\": \"string\" }, \"count\"")]
    [InlineData("{ \"x\":", "{ \"y\": { \"type\": \"string\" }, \"x\":")]
    [InlineData("[\"id\", \"state\"]", "[\"state\", \"id\"]")]
    [InlineData("[\"open\", \"closed\"]", "[\"closed\", \"open\"]")]
    [InlineData("{ \"$ref\": \"#/$defs/State\" }", "{ \"description\": \"now inline\", \"type\": \"string\", \"enum\": [\"open\", \"closed\"] }")]
    public void Is_harmless_to_all(string part, string changed)
    {
        Assert.Empty(Breaks("event", part, changed));
        Assert.Empty(Breaks("command", part, changed));
    }

    [Theory]
    [InlineData("\"count\": { \"type\": \"integer\", \"minimum\": 1, \"maximum\": 10 },", "", "$.count", "properties")]
    [InlineData("\"count\"", "\"total\"", "$.count", "properties")]
    [InlineData("[\"id\", \"state\"]", "[\"id\", \"state\", \"count\"]", "$.count", "required")]
    [InlineData("[\"id\", \"state\"],\n  \"properties\": {", "[\"id\", \"state\", \"new\"], \"properties\": { \"new\": { \"type\": \"string\" },", "$.new", "required")]
    [InlineData("[\"x\"]", "[\"x\", \"y\"]", "$.part.y", "required")]
    [InlineData("\"^a$\"", "\"^b$\"", "$.id", "pattern")]
    [InlineData("\"maxLength\": 20", "\"maxLength\": 20, \"pattern\": \"^a$\"", "$.note", "pattern")]
    [InlineData("[\"string\", \"null\"]", "\"string\"", "$.note", "type")]
    [InlineData("\"integer\", \"minimum\": 1", "\"string\", \"minimum\": 1", "$.count", "type")]
    [InlineData("[\"open\", \"closed\"]", "[\"open\"]", "$.state", "enum")]
    [InlineData("\"minimum\": 1", "\"minimum\": 2", "$.count", "minimum")]
    [InlineData("\"minimum\": 0", "\"minimum\": 1", "$.part.x", "minimum")]
    [InlineData("\"maximum\": 10", "\"maximum\": 9", "$.count", "maximum")]
    [InlineData("\"minLength\": 2", "\"minLength\": 3", "$.note", "minLength")]
    [InlineData("\"maxLength\": 20", "\"maxLength\": 19", "$.note", "maxLength")]
    [InlineData("\"maxLength\": 9", "\"maxLength\": 8", "$.list[*]", "maxLength")]
    [InlineData("\"minItems\": 1", "\"minItems\": 2", "$.list", "minItems")]
    [InlineData("\"maxItems\": 3", "\"maxItems\": 2", "$.list", "maxItems")]
    [InlineData("\"type\": \"string\", \"format\"", "\"type\": \"string\", \"maxLength\": 5, \"format\"", "$.at", "maxLength")]
    [InlineData("\"date-time\"", "\"date\"", "$.at", "format")]
    [InlineData("{ \"anyOf\": [{ \"$ref\": \"#/$defs/Part\" }, { \"type\": \"null\" }] }", "{ \"$ref\": \"#/$defs/Part\" }", "$.part", "type")]
    [InlineData("\"items\": { \"type\": \"string\"", "\"items\": { \"type\": \"integer\"", "$.list[*]", "type")]
    [InlineData("\"additionalProperties\": true,\n", "\"additionalProperties\": false,\n", "$", "additionalProperties")]
    [InlineData("\"maxItems\": 3", "\"maxItems\": 3, \"uniqueItems\": true", "$.list", "uniqueItems")]
    [InlineData("\"x-kind\": \"KIND\"", "\"x-kind\": \"other\"", "$", "x-kind")]
    public void Breaks_what_was_sent_before(string part, string changed, string path, string keyword)
    {
        foreach (var kind in new[] { "event", "command" })
            Assert.Contains(Breaks(kind, part, changed), b => b.Path == path && b.Keyword == keyword);
    }

    [Theory]
    [InlineData("[\"id\", \"state\"]", "[\"id\"]", "$.state", "required")]
    [InlineData("\"pattern\": \"^a$\", ", "", "$.id", "pattern")]
    [InlineData("\"integer\", \"minimum\": 1", "[\"integer\", \"null\"], \"minimum\": 1", "$.count", "type")]
    [InlineData("[\"open\", \"closed\"]", "[\"open\", \"closed\", \"lost\"]", "$.state", "enum")]
    [InlineData(", \"enum\": [\"open\", \"closed\"]", "", "$.state", "enum")]
    [InlineData("\"minimum\": 1", "\"minimum\": 0", "$.count", "minimum")]
    [InlineData("\"minimum\": 1, ", "", "$.count", "minimum")]
    [InlineData("\"maximum\": 10", "\"maximum\": 11", "$.count", "maximum")]
    [InlineData("\"maxLength\": 20", "\"maxLength\": 21", "$.note", "maxLength")]
    [InlineData("\"minItems\": 1", "\"minItems\": 0", "$.list", "minItems")]
    [InlineData(", \"format\": \"date-time\"", "", "$.at", "format")]
    public void Breaks_who_listens_but_not_who_sends(string part, string changed, string path, string keyword)
    {
        Assert.Equal((path, keyword), Assert.Single(Breaks("event", part, changed).Select(b => (b.Path, b.Keyword))));
        Assert.Empty(Breaks("command", part, changed));
    }

    [Theory]
    [InlineData("a line", false)]
    [InlineData("0123456789012345678901234567890123456789 dw.a", false)]
    [InlineData("0123456789012345678901234567890123456789 dw.a because of a mistake", true)]
    public void A_withdrawal_names_commit_address_and_reason(string line, bool isOne)
    {
        string[] lines = ["# how to write these", "", line];
        if (isOne)
            Assert.Equal(["because of a mistake"], Withdrawn.Read(lines).Select(w => w.Reason));
        else
            Assert.Throws<FormatException>(() => Withdrawn.Read(lines));
    }

    private static IReadOnlyList<SchemaBreak> Breaks(string kind, string part, string changed)
    {
        Assert.Contains(part, Old, StringComparison.Ordinal);
        return SchemaComparison.Breaks(Parse(Old, kind), Parse(Old.Replace(part, changed, StringComparison.Ordinal), kind));
    }

    private static JsonObject Parse(string schema, string kind) => JsonNode.Parse(schema.Replace("KIND", kind, StringComparison.Ordinal))!.AsObject();
}
