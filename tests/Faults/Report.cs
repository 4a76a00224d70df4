using System.Globalization;
using DomainWorkers.Faults.Evidence;
using DomainWorkers.Faults.Verdict;

namespace DomainWorkers.Faults;

/// <summary>What a run prints, whether it passed or not.</summary>
internal static class Report
{
    public static void Print(RunEvidence evidence, Judgement judgement, TimeSpan took)
    {
        var plan = evidence.Plan;
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture,
                $"FAULT_SEED={plan.Seed} FAULT_ORDERS={plan.Orders} FAULT_KILLS={plan.Kills} {plan.Sabotage ?? "shipped worker"}, ")
            + string.Create(CultureInfo.InvariantCulture, $"took {took.TotalSeconds:0} s, load average {LoadAverage}"),
            "  " + string.Join(", ", judgement.Counts.Select(entry => $"{entry.Key} {entry.Value}")),
            "  " + Settling(Timelines.Of(evidence)),
        };
        lines.AddRange(judgement.Violations.Select(violation => $"  {violation.Invariant}: {violation.Subject}"));
        Console.Out.WriteLine(string.Join(Environment.NewLine, lines));
    }

    /// <summary>Durations mean little without it: the machine may have other things to do.</summary>
    private static string LoadAverage => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Settling(IReadOnlyList<Doubt> doubts)
    {
        var seconds = doubts.Select(doubt => (doubt.EndedAt - doubt.Since)?.TotalSeconds ?? double.PositiveInfinity).Order().ToArray();
        var overdue = doubts.Select(doubt => doubt.Overdue?.TotalSeconds ?? double.PositiveInfinity).DefaultIfEmpty().Max();
        return seconds.Length == 0
            ? "no doubts"
            : string.Create(CultureInfo.InvariantCulture,
                $"a doubt lasted {seconds[seconds.Length / 2]:0.0} s (median), {seconds[^1]:0.0} s at most; ")
            + string.Create(CultureInfo.InvariantCulture, $"settled {overdue:0.0} s after the settle delay at most");
    }
}
