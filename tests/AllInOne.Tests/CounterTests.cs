using System.Text.Json;

namespace DomainWorkers.AllInOne.Tests;

/// <summary>What a newcomer sees who sends a first order to the registrar in one process.</summary>
public sealed class CounterTests
{
    [Fact]
    public async Task An_order_is_answered_and_the_registrys_ledger_line_stands_before_the_event()
    {
        var run = await ProgramRun.With(Order("first", "my-first-tea.cn"), "--serve");

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var registered = Array.FindIndex(lines, line => line.StartsWith("dw.domain-registered ", StringComparison.Ordinal));
        var executed = Array.FindIndex(lines, line => line.StartsWith("# cnnic executed domain:create my-first-tea.cn, answered 1000", StringComparison.Ordinal));
        Assert.InRange(executed, 0, registered - 1);
        var domain = JsonDocument.Parse(lines[registered][lines[registered].IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("domain");
        Assert.Equal("my-first-tea.cn", domain.GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_does_not_fit_is_rejected_with_the_field_and_holds_up_nothing()
    {
        var run = await ProgramRun.With(
            Order("first", "my-first-tea.cn").Replace("\"years\":1", "\"years\":\"1\"", StringComparison.Ordinal) + "nonsense\n\n" + Order("second", "my-second-tea.cn"),
            "--serve");

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
        Assert.Contains("\"path\":\"$.years\",\"rule\":\"type\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("nonsense takes no orders", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("my-first-tea.cn", run.Output, StringComparison.Ordinal);
        Assert.Contains("# cnnic executed domain:create my-second-tea.cn", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_shows_the_workers_log_as_one_JSON_object_a_line()
    {
        var run = await ProgramRun.With(Order("first", "my-first-tea.cn"), "--serve", "--verbose");

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
        var lines = run.Output.Split('\n').Where(line => line.StartsWith('{')).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("@t", out _)));
    }

    private static string Order(string id, string name) =>
        $$"""dw.submit-registration {"account":"acme","orderId":"{{id}}","issuedAt":"{{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}","domainName":"{{name}}","years":1,"profileId":"acme-company"}"""
        + "\n";
}
