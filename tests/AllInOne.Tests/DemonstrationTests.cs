using System.Text.RegularExpressions;

namespace DomainWorkers.AllInOne.Tests;

/// <summary>What somebody sees who starts the program, and what a script that starts it can rely on.</summary>
public sealed class DemonstrationTests
{
    [Fact]
    public async Task Every_order_ends_as_it_should_and_the_summary_says_so()
    {
        var output = await Printed.PlainOutput();

        var ended = Printed.Rows(output);
        Assert.True(ended.Count >= 90, $"Only {ended.Count} orders are in the table:\n{output}");
        Assert.All(ended, row => Assert.Contains(" yes ", row, StringComparison.Ordinal));
        Assert.All(
            ["DomainRegistered", "DomainRenewed", "DomainAdopted", "DomainRedeemed", "NameTaken", "ProfileUnknown", "PastRedemption", "SuffixNotSold"],
            result => Assert.NotEqual(0, Printed.Ended(output, result)));
        // Lost answers are part of the story, not only of the tests.
        Assert.Contains("settled by asking", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledgers_say_exactly_what_the_table_and_the_lives_say()
    {
        var output = await Printed.PlainOutput();

        Assert.Equal(Printed.Ended(output, "DomainRegistered"), Printed.Executed(output, "creates"));
        // One of those that were bought back, .hk, is renewed after it: its restore brings no year.
        Assert.Equal(Printed.Ended(output, "DomainRenewed") + 1, Printed.Executed(output, "renewals"));
        // By the calendar: two each of .cn, .com and .hk, and one of .公司.
        Assert.Equal(Printed.Ended(output, "DomainDeleted") + 7, Printed.Executed(output, "deletions"));
        Assert.Equal(Printed.Ended(output, "DomainRestored") + Printed.Ended(output, "DomainRedeemed"), Printed.Executed(output, "restores"));
    }

    [Fact]
    public async Task The_provider_was_asked_once_for_each_picture_and_for_each_name_that_needs_a_code()
    {
        var output = await Printed.PlainOutput();

        // Names of .com and .net need a signed code, each name one; .cn names are looked at by CNNIC.
        var names = Printed.Rows(output).Where(row => row.Contains(" DomainRegistered ", StringComparison.Ordinal))
            .Select(row => Regex.Match(row, @"[a-z-]+\.(com|net) ").Value).Where(name => name.Length > 0).Distinct().Count();
        Assert.Equal(7, names);
        Assert.Matches(
            $"(?m)^ledger of the verification provider: {Printed.Ended(output, "MaterialReceived") + names} submissions, 0 of them made twice", output);
    }

    [Fact]
    public async Task A_domain_can_be_filed_on_the_business_day_that_was_named_and_a_refused_one_after_its_correction()
    {
        var output = await Printed.PlainOutput();

        // Two business days after Sunday, 26 January 2025, on which everybody worked for the holidays that begin on the 28th.
        Assert.Equal(
            [
                "2025-01-26 cannot be filed: NotVerified",
                "2025-01-26 cannot be filed: NotIngested until 2025-02-05",
                "2025-02-05 can be filed",
            ],
            Printed.Below("celadon-cup.cn as the ministry sees it", output));
        Assert.Equal(
            [
                "2025-01-26 cannot be filed: NotVerified",
                "2025-01-26 cannot be filed: NotIngested until 2025-02-05",
                "2025-02-05 refused: 3005 DelegationRefused",
                "2025-02-06 can be filed",
            ],
            Printed.Below("bamboo-sea.cn as the ministry sees it", output));
    }

    [Fact]
    public async Task Holders_are_verified_before_in_time_and_late_and_of_two_reasons_one_is_lifted()
    {
        var output = await Printed.PlainOutput();

        // Verified before the registration, and refused first and verified in time: never held for it.
        Assert.Empty(Printed.Below("anxi-tea.cn", output));
        Assert.Equal(5, Printed.Below("wuyi-tea.cn", output).Length);
        Assert.DoesNotContain(Printed.Below("wuyi-tea.cn", output), line => line.Contains("real-name", StringComparison.Ordinal));
        // Five days, then held for the real name; ten more, then for the address too; the real name is verified late: one of two is lifted, and
        // with the address the other.
        string[] both =
        [
            "2025-01-06 DomainRegistered registered, expires 2028-01-06",
            "2025-01-11 HoldPlaced registered, expires 2028-01-06, held: real-name",
            "2025-01-21 HoldPlaced registered, expires 2028-01-06, held: real-name and email",
        ];
        Assert.Equal(
            [.. both, "2025-01-21 HoldReleased registered, expires 2028-01-06, held: email", "2025-01-21 HoldReleased registered, expires 2028-01-06"],
            Printed.Below("lushan-tea.cn", output));
        // The other way round, and never verified: held to the end.
        Assert.Equal([.. both, "2025-01-21 HoldReleased registered, expires 2028-01-06, held: real-name"], Printed.Below("zhang-tea.cn", output));
    }

    [Fact]
    public async Task Registries_that_refuse_everything_fail_the_run_and_each_order_is_named()
    {
        var run = await ProgramRun.Of("--refuse-everything");

        Assert.True(run.ExitCode == 1, $"{run.Output}\n{run.Errors}");
        Assert.NotEmpty(Printed.Rows(run.Output));
        var shouldHaveSucceeded = Regex.Matches(run.Output, @"(?m)^order (\S+) \(.+\) should have ended as (DomainRegistered|DomainRenewed), and is \w+")
            .Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(shouldHaveSucceeded.Count >= 7, run.Output);
        Assert.All(Printed.Rows(run.Output).Where(row => row.Contains("DomainRegistered", StringComparison.Ordinal)), row =>
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

    private static string Order(string row) => Regex.Match(row, @"[a-z]+-\d+").Value;
}
