using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Tests.Domain;

/// <summary>Every code of the specification's two lists, one by one.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("Success", 0, 1, 2, 3)]
    [InlineData("SelfHeal", 14)]
    [InlineData("Later", 15, 20, 901, 902, 999)]
    [InlineData("Split", 17, 18)]
    [InlineData("Configuration", 4, 5, 6, 7, 9, 12, 13, 19, 22)]
    [InlineData("Alert", 8, 10, 11, 16, 21)]
    [InlineData("Alert", 23, 500, 1000, -1)]
    public void Every_message_code_has_its_class(string expected, params int[] codes) =>
        Assert.All(codes, code => Assert.Equal(expected, $"{MessageCodes.ClassOf(code)}"));

    [Fact]
    public void The_list_of_message_codes_is_complete() =>
        Assert.Equal([.. Enumerable.Range(0, 23), 901, 902, 999], MessageCodes.All.Keys.Order());

    [Fact]
    public void The_list_of_data_codes_is_complete_and_each_says_what_to_do()
    {
        Assert.Equal(
            [.. Enumerable.Range(3001, 37), 3998, 3999, 5001, 5002, 5003, 5004, 5008, 5009, 5010, 5011, 5999], DataCodes.All.Keys.Order());
        foreach (var (code, (reason, remedy)) in DataCodes.All.Where(entry => entry.Key != DataCodes.Ingested))
        {
            var problem = Refusals.Problem(reason, ministryCode: code);
            Assert.NotEqual(Remedy.None, remedy);
            Assert.Contains(':', problem.English);
            Assert.NotEmpty(problem.Chinese);
        }
    }

    [Theory]
    [InlineData("张三·李四", "")]
    [InlineData("𠮷野家", "U+20BB7")]
    [InlineData("a\u0007b", "U+0007")]
    [InlineData("\uE5E5", "U+E5E5")]
    [InlineData("é", "")]
    [InlineData("ñ", "U+00F1")]
    [InlineData("䶮", "U+4DAE")]
    [InlineData("€", "")]
    [InlineData("㐂一㐂", "U+3402")]
    public void Characters_outside_the_code_page_are_named(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', GbkText.Outside(text)));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal(["U+D800"], GbkText.Outside("\uD800x"));
}
