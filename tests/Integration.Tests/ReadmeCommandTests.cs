using System.Text.RegularExpressions;
using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary>The commands of the README, taken out of it and run as a newcomer would.</summary>
public sealed partial class ReadmeCommandTests
{
    private const string Test = "infra/test";
    private const string Playground = "infra/playground";

    // A first run may have to build.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    public static TheoryData<string> Programs => [.. Commands().Except([Test, Playground])];

    [Fact]
    public void No_command_is_left_out_but_the_one_that_runs_this()
    {
        Assert.Equal(4, Commands().Count());
        Assert.Contains(Test, Commands());
        Assert.Contains(Playground, Commands());
    }

    [Theory, MemberData(nameof(Programs))]
    public async Task Ends_with_exit_code_0_and_a_registered_domain(string command)
    {
        await using var run = Shell(command);
        run.Input.Close();

        Assert.True(await run.Exit(Longest) == 0, run.Said);
        Assert.Matches("DomainRegistered|dw.domain-registered", run.Everything);
        Assert.DoesNotContain(" should have ended as ", run.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_playground_says_how_to_listen_and_to_order_and_both_work()
    {
        Engines.SkipIfLeftOut();
        await using var playground = Shell(Playground);
        await Eventually.True(
            () => playground.HasExited || playground.Output.Any(line => line.StartsWith("Ctrl+C ends", StringComparison.Ordinal)),
            "the playground is ready", () => playground.Said, Longest);
        try
        {
            var said = string.Join('\n', playground.Output);
            await using var listener = Shell($"exec {Listen().Match(said).Value.Trim()}");
            // Repeated until it is heard: nothing says when the listener is bound, and to order again is harmless.
            await Eventually.True(async () =>
            {
                await using var order = Shell(Order().Match(said).Value);
                order.Input.Close();
                Assert.True(await order.Exit() == 0, order.Said);
                await Task.Delay(TimeSpan.FromSeconds(2));
                return listener.Everything.Contains("\"orderId\":\"my-1\"", StringComparison.Ordinal);
            }, "the order is answered", () => playground.Said + listener.Said);
            Assert.Single(File.ReadLines(Repository.PathOf("artifacts", "playground", "ledger.jsonl")), line =>
                line.Contains("\"executed\"", StringComparison.Ordinal) && line.Contains("\"domain:create\"", StringComparison.Ordinal)
                && line.Contains("xn--elqy69j31r.cn", StringComparison.Ordinal));
        }
        finally
        {
            playground.Terminate();
            await playground.Exit();
        }
    }

    /// <summary>Each block of shell commands holds one command.</summary>
    private static IEnumerable<string> Commands() =>
        Block().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(block => block.Groups[1].Value.Trim());

    // The same build as everything else here, so that nothing is compiled twice.
    private static ChildProcess Shell(string command) =>
        new("bash", ["-c", $"cd '{Repository.Root}' && {command}"], new Dictionary<string, string> { ["Configuration"] = "Release" });

    [GeneratedRegex("(?s)```sh\n(.*?)```")]
    private static partial Regex Block();

    [GeneratedRegex(@"(?m)^  amqp-consume .*$")]
    private static partial Regex Listen();

    [GeneratedRegex(@"(?m)^  echo .*\|\n.*$")]
    private static partial Regex Order();
}
