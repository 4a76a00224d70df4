using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Gate;

namespace DomainWorkers.Contracts.Tests.Gate;

public sealed class EcmaPatternTests
{
    [Theory]
    [InlineData("^a$", "a", true)]
    [InlineData("^[a-z]{1,3}$", "abcd", false)]
    [InlineData("b", "abc", true)]
    [InlineData(@"^\d+$", "123", true)]
    [InlineData(@"^\d+$", "１２３", false)]
    [InlineData(@"^\w+$", "a_1", true)]
    [InlineData(@"^\w+$", "é", false)]
    [InlineData(@"^\s$", "\u3000", true)]
    [InlineData(@"^\S$", "💩", true)]
    [InlineData(@"^\D{2}$", "💩花", true)]
    [InlineData("^.$", "💩", true)]
    [InlineData("^..$", "💩", false)]
    [InlineData("^[^a]$", "💩", true)]
    [InlineData("^[^a]$", "a", false)]
    [InlineData(@"^[\d.-]+$", "1.2-3", true)]
    [InlineData("^[a[]+$", "a[", true)]
    [InlineData(@"^[a\]]+$", "a]", true)]
    [InlineData("^[a^]+$", "^a", true)]
    [InlineData("^[a-z-[b]+$", "b", true)]
    [InlineData("^(?:ab|cd)(e)?$", "cde", true)]
    [InlineData(@"^\u4e2d\x2e\/\-$", "中./-", true)]
    [InlineData("^a b#c$", "a b#c", true)]
    [InlineData("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", false)]
    public void Means_what_it_means_to_ecmascript(string pattern, string text, bool matches)
    {
        var schema = JsonSerializer.SerializeToUtf8Bytes(new { type = "string", pattern });
        var verdict = SchemaGate.Compile(schema).Judge(JsonSerializer.SerializeToUtf8Bytes(text));
        Assert.Equal(matches, verdict is GateVerdict.Fits);
    }

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?<!a)b")]
    [InlineData("(?<name>a)")]
    [InlineData("(?i)a")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\bword")]
    [InlineData(@"\p{L}")]
    [InlineData(@"\cA")]
    [InlineData(@"\u{1F4A9}")]
    [InlineData(@"\u12")]
    [InlineData(@"[\D]")]
    [InlineData("[]")]
    [InlineData("[a")]
    [InlineData("a\\")]
    [InlineData("(")]
    [InlineData("💩")]
    public void Refuses_at_start_what_it_cannot_keep(string pattern)
    {
        var schema = JsonSerializer.SerializeToUtf8Bytes(new { type = "string", pattern });
        Assert.ThrowsAny<ArgumentException>(() => SchemaGate.Compile(schema));
    }

    [Theory]
    [InlineData("{\"type\":\"string\",\"uniqueItems\":true}")]
    [InlineData("{\"type\":\"string\",\"format\":\"email\"}")]
    [InlineData("{\"type\":\"text\"}")]
    [InlineData("{\"type\":\"object\",\"additionalProperties\":false}")]
    [InlineData("{\"type\":\"object\",\"required\":[\"a\"]}")]
    [InlineData("{\"$ref\":\"#/$defs/A\"}")]
    [InlineData("{\"$ref\":\"https://elsewhere.example/a.json\"}")]
    [InlineData("{\"$ref\":\"#/$defs/A\",\"$defs\":{\"A\":{\"$ref\":\"#/$defs/A\"}}}")]
    [InlineData("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}")]
    public void Refuses_at_start_a_schema_with_a_rule_that_it_does_not_enforce(string schema) =>
        Assert.Throws<InvalidOperationException>(() => SchemaGate.Compile(Encoding.UTF8.GetBytes(schema)));

    [Theory]
    [InlineData("{\"type\":\"number\",\"format\":\"decimal\",\"minimum\":0.01,\"maximum\":10}", "0.01", true)]
    [InlineData("{\"type\":\"number\",\"format\":\"decimal\",\"minimum\":0.01,\"maximum\":10}", "1e1", true)]
    [InlineData("{\"type\":\"number\",\"format\":\"decimal\",\"minimum\":0.01,\"maximum\":10}", "10.001", false)]
    [InlineData("{\"type\":\"number\",\"format\":\"decimal\"}", "1e400", false)]
    [InlineData("{\"type\":\"number\",\"format\":\"double\"}", "1e400", false)]
    [InlineData("{\"type\":\"number\",\"format\":\"double\",\"minimum\":1}", "0.9", false)]
    [InlineData("{\"type\":\"number\",\"format\":\"double\"}", "1e300", true)]
    [InlineData("{\"type\":\"string\",\"format\":\"uuid\"}", "\"6f0d2c1e-7b7a-4d0f-9a55-3f6b1f2f9c11\"", true)]
    [InlineData("{\"type\":\"string\",\"format\":\"uuid\"}", "\"6f0d2c1e7b7a4d0f9a553f6b1f2f9c11\"", false)]
    [InlineData("{\"type\":\"string\",\"format\":\"date\"}", "\"2024-02-29\"", true)]
    [InlineData("{\"type\":\"string\",\"format\":\"date\"}", "\"2025-02-29\"", false)]
    [InlineData("{\"type\":\"string\",\"format\":\"date\"}", "\"2025-2-9\"", false)]
    [InlineData("{\"type\":\"boolean\"}", "true", true)]
    [InlineData("{\"type\":\"boolean\"}", "\"true\"", false)]
    [InlineData("{\"const\":\"a\"}", "\"a\"", true)]
    [InlineData("{\"const\":\"a\"}", "\"b\"", false)]
    [InlineData("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "null", true)]
    [InlineData("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "1", false)]
    public void Enforces_every_keyword_that_contracts_may_use(string schema, string body, bool fits) =>
        Assert.Equal(fits, SchemaGate.Compile(Encoding.UTF8.GetBytes(schema)).Judge(Encoding.UTF8.GetBytes(body)) is GateVerdict.Fits);
}
