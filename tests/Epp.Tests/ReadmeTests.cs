using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "EPP-README.md"));

    [Fact]
    public void The_example_in_the_readme_is_the_one_that_is_compiled_and_run_here()
    {
        var source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReadmeExample.cs"));
        var from = source.IndexOf("// README begins", StringComparison.Ordinal);
        var until = source.IndexOf("// README ends", StringComparison.Ordinal);
        var lines = source[from..until].Split('\n')[1..^1].Select(line => line.Length > 8 ? line[8..] : "");

        Assert.Contains(string.Join('\n', lines).Trim(), Readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_registers_a_domain()
    {
        await using var registry = ScriptedRegistry.Polite(command =>
            Answers.Code(command, 1000, command.Verb == "create" ? Answers.Created("example.cn") : ""));

        Assert.Equal("registered until 2027-11-22", await ReadmeExample.Register(registry.Account(), "example.cn", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_example_asks_when_the_answer_was_lost()
    {
        await using var registry = ScriptedRegistry.Polite(command => command.Verb switch
        {
            "create" => PeerAnswer.Silence with { ThenClose = true },
            "info" => new PeerAnswer(Frames.Text("rfc5731-info").Replace("ABC-12345", command.ClientTransactionId, StringComparison.Ordinal)),
            _ => Answers.Code(command, 1000),
        });

        Assert.Equal("held by ClientX since 1999-04-03 22:00:00Z", await ReadmeExample.Register(registry.Account(), "example.com", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_public_type_for_a_failure_stands_in_the_readme() => Assert.All(
        typeof(EppException).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(EppException))),
        type => Assert.Contains($"`{type.Name}`", Readme, StringComparison.Ordinal));

    [Fact]
    public void Every_class_of_codes_stands_in_the_readme() => Assert.All(
        Enum.GetNames<EppCodeClass>(), name => Assert.Contains($"`{name}`", Readme, StringComparison.Ordinal));
}
