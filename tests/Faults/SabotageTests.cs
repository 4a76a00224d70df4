using System.Diagnostics;
using DomainWorkers.Faults.Evidence;
using DomainWorkers.Faults.Rig;
using DomainWorkers.Faults.Verdict;

namespace DomainWorkers.Faults;

/// <summary>The rig is tested too: a worker with one part turned around must not pass it.</summary>
public sealed class SabotageTests
{
    [Fact]
    public async Task Reports_lost_orders_where_messages_are_acknowledged_before_they_are_stored() =>
        await MustReport(Invariants.LostOrder, Plan("acknowledge-first") with
        {
            // Eight are lost with the kill; the others live to tell that nothing else is wrong.
            Orders = 12,
            Renewals = 2,
            Kills = 1,
            KillOnAcceptance = true,
        });

    [Fact]
    public async Task Reports_lost_events_where_outgoing_messages_are_cleared_before_the_broker_has_them() =>
        await MustReport(Invariants.LostEvent, Plan("clear-first") with
        {
            Renewals = 2,
            Kills = 1,
            Settings = new Dictionary<string, string> { ["Messaging__ClearEvery"] = "00:00:00.010" },
        });

    [Fact]
    public async Task Reports_doubled_years_where_a_renewal_is_sent_again_without_asking() =>
        await MustReport(Invariants.DoubledYears, Plan("renew-blindly") with { LostRenewals = 3 });

    private static FaultPlan Plan(string sabotage) => FaultPlan.FromEnvironment() with
    {
        Sabotage = sabotage,
        Orders = 8,
        Kills = 0,
        Workers = 1,
        Loss = 0,
        LossBefore = 0,
        Repeats = 0,
        RegistryTakes = TimeSpan.FromMilliseconds(50),
        Lease = TimeSpan.FromSeconds(5),
        SettleDelay = TimeSpan.FromSeconds(2),
        KillWithin = TimeSpan.FromSeconds(30),
        // What the saboteur does late must not be taken for what it does not do.
        Patience = TimeSpan.FromSeconds(12),
    };

    private static async Task MustReport(string invariant, FaultPlan plan)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var started = Stopwatch.GetTimestamp();
        var evidence = await FaultRun.Run(plan, cancellationToken);
        var judgement = Judgement.Of(evidence);
        Report.Print(evidence, judgement, Stopwatch.GetElapsedTime(started));

        Assert.True(judgement.Found(invariant), $"a worker with '{plan.Sabotage}' passed the rig");
        var recount = await Recount.Of(evidence.Folder, cancellationToken);
        recount.MustAgreeWith(judgement);
        Assert.Equal(1, recount.ExitCode);
    }
}
