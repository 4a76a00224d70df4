using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>A run in which nothing went wrong because nothing was done to it proves nothing.</summary>
internal static class ProofInvariants
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);

    public static IEnumerable<Violation> Check(RunEvidence evidence)
    {
        var plan = evidence.Plan;
        var kills = evidence.Kills;
        if (kills.Count < plan.Kills)
            yield return new(Invariants.TooFewKills, Violation.Run);
        if (kills.Any(kill => kill.At - kill.ReadyAt < Soonest))
            yield return new(Invariants.KillTooSoon, Violation.Run);
        if (kills.Any(kill => kill.OpenOrders == 0))
            yield return new(Invariants.KillWithoutOrders, Violation.Run);
        if (kills.Count(kill => kill.InFlight.Count > 0) * 2 < kills.Count)
            yield return new(Invariants.TooFewHits, Violation.Run);
        if (Tally.LostAnswers(evidence) < plan.LostAnswersAtLeast)
            yield return new(Invariants.TooFewLost, Violation.Run);
        if (Tally.UnknownsSettled(evidence) < plan.LostAnswersAtLeast)
            yield return new(Invariants.TooFewSettled, Violation.Run);
    }
}
