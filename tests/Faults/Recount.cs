using System.Diagnostics;
using System.Text.Json;
using DomainWorkers.Faults.Evidence;
using DomainWorkers.Faults.Verdict;

namespace DomainWorkers.Faults;

/// <summary>The second opinion: <c>infra/recount</c> over the files that a run left behind.</summary>
internal sealed record Recount(int ExitCode, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<Violation> Violations, string Output)
{
    public static async Task<Recount> Of(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(EvidenceFolder.Repository, "infra", "recount"))
        {
            ArgumentList = { "--json", folder },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode is 0 or 1, $"infra/recount ended with {process.ExitCode}: {await error}");

        using var answer = JsonDocument.Parse(await output);
        var root = answer.RootElement;
        return new Recount(
            process.ExitCode,
            root.GetProperty("counts").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt64()),
            [
                .. root.GetProperty("violations").EnumerateArray().Select(violation => new Violation(
                    violation.GetProperty("invariant").GetString()!, violation.GetProperty("subject").GetString()!)),
            ],
            await output);
    }

    /// <summary>Holds this opinion against the rig's own: same counts, same violations.</summary>
    public void MustAgreeWith(Judgement judgement)
    {
        Assert.Equal(
            judgement.Counts.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key} {entry.Value}"),
            Counts.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key} {entry.Value}"));
        Assert.Equal(Sorted(judgement.Violations), Sorted(Violations));
        Assert.Equal(judgement.Holds ? 0 : 1, ExitCode);
    }

    private static IEnumerable<string> Sorted(IEnumerable<Violation> violations) =>
        violations.Select(violation => $"{violation.Invariant} {violation.Subject}").Order();
}
