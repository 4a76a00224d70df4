using System.Reflection;

namespace DomainWorkers.VspSimulator.Tests;

public sealed class ArgumentsTests
{
    private static string Root => typeof(ArgumentsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Without_arguments_there_is_one_registrar()
    {
        var arguments = Arguments.Parse([]);

        Assert.Equal((7900, 1), (arguments.Options.Port, arguments.Options.VspId));
        Assert.Equal(new ProviderAccount("registrar", "registrar-pw"), Assert.Single(arguments.Options.Accounts));
        Assert.False(arguments.SimulatedTime);
    }

    [Fact]
    public void Arguments_become_options()
    {
        var arguments = Arguments.Parse(
        [
            "--port", "7901", "--vsp-id", "42", "--account", "reg-a:secret-a:3:20", "--prohibit", "bad*", "--restrict", "rare", "--domain-review", "90s",
            "--real-name-review", "2h", "--marked-review", "5d", "--no-documents", "--refusal-code", "2004", "--ledger", "l.jsonl", "--ledger-all",
            "--certs", "c", "--server-name", "vsp", "--fault", "nv:create-rnv:sign-revoked:next2", "--fault", "*:delay:0.5", "--seed", "7", "--idle", "1m",
            "--rate-span", "2s", "--rate-verdict", "2400", "--clock", "simulated@2025-01-06T00:00:00Z", "--control-port", "7902", "--bind", "0.0.0.0",
        ]);

        var options = arguments.Options;
        Assert.Equal((7901, 42, "0.0.0.0", 2004, "l.jsonl", true, "c", 7), (options.Port, options.VspId, options.Address.ToString(), options.RefusalCode, options.LedgerPath, options.LedgerAll, options.CertificateFolder, options.Seed));
        Assert.Equal(new ProviderAccount("reg-a", "secret-a") { MaxSessions = 3, CommandsPerSecond = 20 }, Assert.Single(options.Accounts));
        Assert.Equal((TimeSpan.FromSeconds(90), TimeSpan.FromHours(2), TimeSpan.FromDays(5)), (options.DomainReview, options.RealNameReview, options.MarkedReview));
        Assert.False(options.DocumentsRequired);
        Assert.Equal(("bad*", "rare"), (options.Prohibited[^1], options.Restricted[^1]));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(2), RateVerdict.FailWith2400), (options.IdleTimeout, options.RateSpan, options.RateVerdict));
        Assert.Equal(["vsp"], options.ServerNames);
        Assert.Equal(
            [new FaultRule(FaultAction.SignRevoked) { Command = "nv:create-rnv", Next = 2 }, new FaultRule(FaultAction.Delay) { Probability = 0.5 }], arguments.Faults);
        Assert.Equal((true, 7902), (arguments.SimulatedTime, arguments.ControlPort));
        Assert.Equal(new DateTimeOffset(2025, 1, 6, 0, 0, 0, TimeSpan.Zero), arguments.ClockStart);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--account", "reg-a")]
    [InlineData("--account", "ab:secret-a")]
    [InlineData("--account", "reg-a:a-password-that-is-too-long")]
    [InlineData("--domain-review", "soon")]
    [InlineData("--refusal-code", "2001")]
    [InlineData("--fault", "nv:info:dance:1")]
    [InlineData("--fault", "nv:info:drop:2")]
    [InlineData("--rate-verdict", "2000")]
    [InlineData("--clock", "mine")]
    [InlineData("--clock", "simulated@noon")]
    [InlineData("--control-port", "0")]
    [InlineData("--bind", "here")]
    [InlineData("--nonsense", "1")]
    [InlineData("plain", "1")]
    [InlineData("--port", null)]
    public void What_is_wrong_is_said(string name, string? value) =>
        Assert.NotEqual("", Assert.Throws<FormatException>(() => Arguments.Parse(value is null ? [name] : [name, value])).Message);

    [Fact]
    public void Every_fault_has_a_name_that_leads_back_to_it()
    {
        foreach (var action in Enum.GetValues<FaultAction>())
            Assert.Equal(action, FaultArgument.Parse($"nv:info:{FaultArgument.NameOf(action)}:1").Action);
    }

    [Fact]
    public void Every_option_and_every_fault_stands_in_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "infra", "VspSimulator", "README.md"));
        var options = Arguments.Usage.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("--", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]);

        Assert.All(options.Except(["--help"]), option => Assert.Contains($"`{option}", readme, StringComparison.Ordinal));
        Assert.All(FaultArgument.Names, fault => Assert.Contains($"`{fault}`", readme, StringComparison.Ordinal));
    }
}
