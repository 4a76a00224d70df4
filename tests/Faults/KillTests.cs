using System.Diagnostics;
using DomainWorkers.Faults.Rig;
using DomainWorkers.Faults.Verdict;

namespace DomainWorkers.Faults;

public sealed class KillTests
{
    [Fact]
    public async Task Every_order_is_done_once_and_told_once_however_often_the_workers_are_killed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var started = Stopwatch.GetTimestamp();
        var evidence = await FaultRun.Run(FaultPlan.FromEnvironment(), cancellationToken);
        var judgement = Judgement.Of(evidence);
        Report.Print(evidence, judgement, Stopwatch.GetElapsedTime(started));

        Assert.Equal(2 * evidence.Plan.Orders, evidence.Orders.Count);
        Assert.Empty(judgement.Violations);
        (await Recount.Of(evidence.Folder, cancellationToken)).MustAgreeWith(judgement);
    }
}
