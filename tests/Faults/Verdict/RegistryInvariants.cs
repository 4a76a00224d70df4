using DomainWorkers.Faults.Evidence;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults.Verdict;

/// <summary>The registry executed exactly what was ordered: one create per registration, the ordered years per renewal, and nothing else.</summary>
internal static class RegistryInvariants
{
    public static IEnumerable<Violation> Check(RunEvidence evidence)
    {
        var executed = evidence.Ledger.Where(line => line.Kind == "executed").ToLookup(line => (line.Command, line.ObjectName));
        var done = evidence.Events.Where(line => line.Kind == EventKind.Done).Select(line => line.OrderId).ToHashSet();

        foreach (var order in evidence.Orders.Where(order => order.Kind == OrderKind.Register))
        {
            var creates = executed[(RegistryCommands.Create, order.Name)].ToArray();
            if (creates.Length > 1)
                yield return new(Invariants.DoubledCreate, order.OrderId);
            if (creates.Length == 0 && done.Contains(order.OrderId))
                yield return new(Invariants.NotExecuted, order.OrderId);
            if (creates.Any(create => create.Years != order.Years))
                yield return new(Invariants.OtherYears, order.OrderId);
        }

        foreach (var name in evidence.Orders.Where(order => order.Kind == OrderKind.Renew).GroupBy(order => order.Name))
        {
            // Those of one name differ in length, so each line of the ledger belongs to one order.
            var renews = executed[(RegistryCommands.Renew, name.Key)].ToArray();
            foreach (var order in name)
            {
                var own = renews.Count(line => line.Years == order.Years);
                if (own > 1)
                    yield return new(Invariants.DoubledYears, order.OrderId);
                if (own == 0 && done.Contains(order.OrderId))
                    yield return new(Invariants.NotExecuted, order.OrderId);
            }

            if (renews.Any(line => name.All(order => order.Years != line.Years)))
                yield return new(Invariants.OtherYears, name.First().OrderId);
        }

        foreach (var stranger in Strangers(evidence))
            yield return new(Invariants.Unordered, stranger);
    }

    private static IEnumerable<string> Strangers(RunEvidence evidence)
    {
        var ordered = evidence.Orders
            .Select(order => (order.Kind == OrderKind.Register ? RegistryCommands.Create : RegistryCommands.Renew, order.Name))
            .ToHashSet();
        return evidence.Ledger
            .Where(line => line.Kind == "executed" && !RegistryCommands.IsShared(line.Command) && !ordered.Contains((line.Command, line.ObjectName)))
            .Select(line => line.ObjectName)
            .Distinct();
    }
}
