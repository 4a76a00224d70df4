using System.Diagnostics;
using System.Globalization;
using DomainWorkers.Faults.Reminders;

namespace DomainWorkers.Faults;

public sealed class ReminderKillTests
{
    [Fact]
    public async Task Every_notice_leaves_once_and_is_told_once_however_often_the_workers_are_killed()
    {
        var started = Stopwatch.GetTimestamp();
        var evidence = await ReminderRun.Run(ReminderPlan.FromEnvironment(), TestContext.Current.CancellationToken);
        var violations = ReminderVerdict.Of(evidence);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"FAULT_SEED={evidence.Plan.Seed} FAULT_NOTICES={evidence.Plan.Domains}, took {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: "
            + $"{evidence.Kills.Count} kills, {evidence.Kills.Count(kill => kill.Held.Count > 0)} with {evidence.Kills.Sum(kill => kill.Held.Count)} notices in hand; ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{evidence.Stored.Count(notice => notice.Result == "Sent")} notices sent, {evidence.Stored.Count(notice => notice.Result == "Skipped")} skipped, ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{ReminderVerdict.Repeats(evidence)} mails repeated under the same Message-ID after a kill between the server's 250 and our write"));
        foreach (var violation in violations)
            Console.Out.WriteLine($"  {violation.Invariant}: {violation.Subject}");

        Assert.Empty(violations);
    }
}
