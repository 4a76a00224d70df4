using System.Globalization;
using System.Text.RegularExpressions;

namespace DomainWorkers.AllInOne.Tests;

/// <summary>Finds its way in what the program printed.</summary>
internal static class Printed
{
    // One run tells all of it.
    private static readonly Lazy<Task<ProgramRun>> Plain = new(() => ProgramRun.Of());

    /// <summary>The one run without arguments, which must have ended well.</summary>
    public static async Task<string> PlainOutput()
    {
        var run = await Plain.Value;
        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
        Assert.Empty(run.LeftFiles);
        return run.Output;
    }

    /// <summary>The lines of the closing table.</summary>
    public static List<string> Rows(string output) =>
        [.. output[Regex.Match(output, @"(?m)^\s*order\s+name\s+ended as").Index..].Split('\n')
            .TakeWhile(line => !line.StartsWith("ledger of", StringComparison.Ordinal))
            .Where(line => Regex.IsMatch(line, @"^\s*[a-z]+-\d+"))];

    /// <summary>How many orders ended so.</summary>
    public static int Ended(string output, string result) => Rows(output).Count(row => row.Contains($" {result} ", StringComparison.Ordinal));

    /// <summary>What the ledgers say of all registries together.</summary>
    public static int Executed(string output, string what) => Regex.Matches(output, $@"(?m)^ledger of .*? (\d+) {what}\b")
        .Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>The dated lines that follow a heading, with single blanks.</summary>
    public static string[] Below(string heading, string output) =>
        [.. output.Split('\n').SkipWhile(line => line.TrimEnd() != heading).Skip(1)
            .TakeWhile(line => line.StartsWith("  20", StringComparison.Ordinal)).Select(line => Regex.Replace(line.Trim(), " +", " "))];
}
