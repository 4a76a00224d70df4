using System.Diagnostics;
using System.Globalization;
using DomainWorkers.Faults.Redemption;

namespace DomainWorkers.Faults;

/// <summary>
/// Not part of every run yet: it has not been seen to come to a verdict. <c>--explicit only --filter-class '*LifeKillTests'</c> runs it.
/// </summary>
public sealed class LifeKillTests
{
    [Fact(Explicit = true)]
    public async Task Every_domain_is_deleted_once_or_never_and_comes_back_once_however_often_the_workers_are_killed()
    {
        var started = Stopwatch.GetTimestamp();
        var evidence = await LifeRun.Run(LifePlan.FromEnvironment(), TestContext.Current.CancellationToken);
        var violations = LifeVerdict.Of(evidence);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"FAULT_SEED={evidence.Plan.Seed} FAULT_LIVES={evidence.Plan.Domains}, took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: "
            + $"{evidence.Kills.Count} kills, {evidence.Kills.Count(kill => kill.UnderWay > 0)} with something under way; ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{Executed(evidence, "domain:delete")} deletions, {Executed(evidence, "domain:restore-report")} restores, {Executed(evidence, "domain:renew")} renewals executed, ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{evidence.Ledger.Count(entry => entry is { Kind: "executed", AnswerSent: false })} answers lost, {evidence.Ledger.Count(entry => entry.Command == "purge")} names released"));
        foreach (var violation in violations)
            Console.Out.WriteLine($"  {violation.Invariant}: {violation.Subject}");

        Assert.Empty(violations);
    }

    private static int Executed(LifeRunEvidence evidence, string command) =>
        evidence.Ledger.Count(entry => entry.Kind == "executed" && entry.Command == command);
}
