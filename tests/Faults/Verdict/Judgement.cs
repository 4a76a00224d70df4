using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>What the evidence says: the counts, and every broken invariant with the order that shows it.</summary>
internal sealed record Judgement(IReadOnlyDictionary<string, long> Counts, IReadOnlyList<Violation> Violations)
{
    public bool Holds => Violations.Count == 0;

    public static Judgement Of(RunEvidence evidence)
    {
        var timelines = Timelines.Of(evidence);
        return new Judgement(
            Tally.Of(evidence, timelines),
            [
                .. AnswerInvariants.Check(evidence),
                .. RegistryInvariants.Check(evidence),
                .. StoreInvariants.Check(evidence),
                .. DoubtInvariants.Check(evidence, timelines),
                .. ProofInvariants.Check(evidence),
            ]);
    }

    public bool Found(string invariant) => Violations.Any(violation => violation.Invariant == invariant);
}

/// <summary>One broken invariant; the subject is an order's id, a name nobody ordered, or <see cref="Run"/>.</summary>
internal sealed record Violation(string Invariant, string Subject)
{
    /// <summary>The run as a whole.</summary>
    public const string Run = "run";
}
