using System.Text;
using System.Text.RegularExpressions;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Published.Contracts, "README.md"));

    [Fact]
    public void Explains_every_rule_that_a_sender_may_be_told()
    {
        var rules = typeof(Rules).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Contains($"`{rule}`", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_order_of_a_newcomer_passes_the_gate()
    {
        var edits = Edit().Matches(Script().Match(Readme).Value);
        Assert.Equal(2, edits.Count);

        var order = edits.Aggregate(
            Encoding.UTF8.GetString(Published.Sample(typeof(SubmitRegistration))),
            (text, edit) =>
            {
                Assert.Contains(edit.Groups[1].Value, text, StringComparison.Ordinal);
                return text.Replace(edit.Groups[1].Value, edit.Groups[2].Value, StringComparison.Ordinal);
            });
        var fits = Assert.IsType<GateVerdict.Fits>(SchemaGate.For(typeof(SubmitRegistration)).Judge(Encoding.UTF8.GetBytes(order), "application/json"));
        Assert.Equal("my-first-order", fits.OrderId);
    }

    [Fact]
    public void Every_link_leads_to_a_file_or_folder()
    {
        var links = Link().Matches(Readme).Select(m => Path.Combine(Published.Contracts, m.Groups[1].Value)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(link), link));
    }

    [GeneratedRegex("sed '[^']+'")]
    private static partial Regex Script();

    [GeneratedRegex(@"s/([^/\s]+)/([^/\s]+)/")]
    private static partial Regex Edit();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
