using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>A lost answer is shown as unknown, is settled in time, and is settled by asking.</summary>
internal static class DoubtInvariants
{
    public static IEnumerable<Violation> Check(RunEvidence evidence, IReadOnlyList<Doubt> doubts)
    {
        var plan = evidence.Plan;
        var tries = Tries.Of(evidence.Ledger);
        var shown = evidence.Events.Where(line => line.Progress == "unknown").Select(line => line.OrderId).ToHashSet();

        foreach (var order in evidence.Orders)
        {
            var lost = tries.Where(operation => operation.Serves(order))
                .Any(operation => operation.Sent.Any(line => line is { Kind: "executed", AnswerSent: false }));
            if (lost && !shown.Contains(order.OrderId))
                yield return new(Invariants.UnknownUnseen, order.OrderId);
        }

        foreach (var late in doubts.Where(doubt => doubt.Overdue is not { } overdue || overdue > plan.SettleWithin).Select(doubt => doubt.OrderId).Distinct())
            yield return new(Invariants.SettledLate, late);

        foreach (var operation in tries)
        {
            // A create goes out again only where an info has shown that the name is absent (2303); a renew only after an info has shown the date.
            var proof = operation.Command == RegistryCommands.Create ? 2303 : 1000;
            var order = evidence.Orders.FirstOrDefault(operation.Serves);
            var unknowns = Tally.UnknownAt(evidence, order?.OrderId);
            if (operation.Again(unknowns).Any(again => operation.IsBlind(again, unknowns, proof)))
                yield return new(Invariants.SentBlindly, order?.OrderId ?? operation.Name);
        }
    }
}
