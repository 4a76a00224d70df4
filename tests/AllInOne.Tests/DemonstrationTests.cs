using System.Text.RegularExpressions;

namespace DomainWorkers.AllInOne.Tests;

/// <summary>What somebody sees who starts the program, and what a script that starts it can rely on.</summary>
public sealed class DemonstrationTests
{
    // One run tells all of it.
    private static readonly Lazy<Task<ProgramRun>> Plain = new(() => ProgramRun.Of());

    [Fact]
    public async Task Every_order_ends_as_it_should_and_the_summary_says_so()
    {
        var run = await Plain.Value;

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
        var ended = Rows(run.Output);
        Assert.True(ended.Count >= 30, $"Only {ended.Count} orders are in the table:\n{run.Output}");
        Assert.All(ended, row => Assert.Contains(" yes ", row, StringComparison.Ordinal));
        Assert.Contains(ended, row => row.Contains("DomainRegistered", StringComparison.Ordinal));
        Assert.Contains(ended, row => row.Contains("DomainRenewed", StringComparison.Ordinal));
        Assert.Contains(ended, row => row.Contains("NameTaken", StringComparison.Ordinal));
        Assert.Contains(ended, row => row.Contains("ProfileUnknown", StringComparison.Ordinal));
        // Lost answers are part of the story, not only of the tests.
        Assert.Contains("settled by asking", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.LeftFiles);
    }

    [Fact]
    public async Task The_registries_did_exactly_what_the_table_says()
    {
        var run = await Plain.Value;

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
        var rows = Rows(run.Output);
        var ledgers = Regex.Matches(run.Output, @"ledger of \w+: (\d+) creates, (\d+) renewals, \d+ deletions, \d+ restores really executed");
        Assert.NotEmpty(ledgers);
        Assert.Equal(rows.Count(row => row.Contains(" DomainRegistered ", StringComparison.Ordinal)), ledgers.Sum(ledger => int.Parse(ledger.Groups[1].Value, null)));
        Assert.Equal(rows.Count(row => row.Contains("DomainRenewed", StringComparison.Ordinal)), ledgers.Sum(ledger => int.Parse(ledger.Groups[2].Value, null)));
    }

    [Fact]
    public async Task A_domain_can_be_filed_on_the_business_day_that_was_named_and_a_refused_one_after_its_correction()
    {
        var run = await Plain.Value;

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
        // Two business days after Sunday, 26 January 2025, on which everybody worked for the holidays that begin on the 28th.
        Assert.Equal(
            [
                "2025-01-26 cannot be filed: NotVerified",
                "2025-01-26 cannot be filed: NotIngested until 2025-02-05",
                "2025-02-05 can be filed",
            ],
            AsTheMinistrySees("celadon-cup.cn", run.Output));
        Assert.Equal(
            [
                "2025-01-26 cannot be filed: NotVerified",
                "2025-02-05 refused: 3005 DelegationRefused",
                "2025-02-05 cannot be filed: NotIngested until 2025-02-07",
                "2025-02-06 can be filed",
            ],
            AsTheMinistrySees("bamboo-sea.cn", run.Output));
    }

    [Fact]
    public async Task Holders_are_verified_before_in_time_and_late_and_no_submission_is_made_twice()
    {
        var run = await Plain.Value;

        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
        // Verified before the registration, and refused first and verified in time: never held for it.
        Assert.DoesNotContain(LifeOf("wuyi-tea.cn", run.Output), line => line.Contains("real-name", StringComparison.Ordinal));
        Assert.DoesNotContain(LifeOf("anxi-tea.cn", run.Output), line => line.Contains("real-name", StringComparison.Ordinal));
        // Five days, then held; ten more, then held for two reasons, of which one is lifted.
        Assert.Equal(
            [
                "2025-01-06 DomainRegistered registered, expires 2026-01-06",
                "2025-01-11 HoldPlaced registered, expires 2026-01-06, held: real-name",
                "2025-01-21 HoldPlaced registered, expires 2026-01-06, held: real-name and email",
                "2025-01-21 HoldReleased registered, expires 2026-01-06, held: email",
            ],
            LifeOf("lushan-tea.cn", run.Output));
        Assert.Matches(@"(?m)^ledger of the verification provider: [1-9]\d* submissions, 0 of them made twice", run.Output);
    }

    [Fact]
    public async Task Registries_that_refuse_everything_fail_the_run_and_each_order_is_named()
    {
        var run = await ProgramRun.Of("--refuse-everything");

        Assert.True(run.ExitCode == 1, $"{run.Output}\n{run.Errors}");
        Assert.NotEmpty(Rows(run.Output));
        var shouldHaveSucceeded = Regex.Matches(run.Output, @"(?m)^order (\S+) \(.+\) should have ended as (DomainRegistered|DomainRenewed), and is \w+")
            .Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(shouldHaveSucceeded.Count >= 7, run.Output);
        Assert.All(Rows(run.Output).Where(row => row.Contains("DomainRegistered", StringComparison.Ordinal)), row =>
            Assert.Contains(Order(row), shouldHaveSucceeded));
        Assert.Matches("ledger of cnnic: 0 creates, 0 renewals", run.Output);
        Assert.Empty(run.LeftFiles);
    }

    [Theory]
    [InlineData("--unknown")]
    [InlineData("--refuse-everything", "extra")]
    [InlineData("-h--")]
    public async Task An_unknown_argument_is_named_and_nothing_is_started(params string[] arguments)
    {
        var run = await ProgramRun.Of(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains($"unknown argument {arguments[^1]}", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--refuse-everything", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.LeftFiles);
    }

    /// <summary>The lines of the closing table.</summary>
    private static List<string> Rows(string output) =>
        [.. output[Regex.Match(output, @"(?m)^\s*order\s+name\s+ended as").Index..].Split('\n')
            .TakeWhile(line => !line.StartsWith("ledger of", StringComparison.Ordinal))
            .Where(line => Regex.IsMatch(line, @"^\s*[a-z]+-\d+"))];

    private static string[] LifeOf(string domain, string output) => LinesBelow(domain, output);

    private static string[] AsTheMinistrySees(string domain, string output) => LinesBelow($"{domain} as the ministry sees it", output);

    private static string[] LinesBelow(string heading, string output) =>
        [.. output.Split('\n').SkipWhile(line => line.TrimEnd() != heading).Skip(1)
            .TakeWhile(line => line.StartsWith("  20", StringComparison.Ordinal)).Select(line => Regex.Replace(line.Trim(), " +", " "))];

    private static string Order(string row) => Regex.Match(row, @"[a-z]+-\d+").Value;
}
