using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>When all is quiet, nothing is left in the documents that somebody still has to do, and the record agrees with the registry.</summary>
internal static class StoreInvariants
{
    public static IEnumerable<Violation> Check(RunEvidence evidence)
    {
        foreach (var operation in evidence.Stored.Operations.Where(operation => operation.Outgoing > 0))
            yield return new(Invariants.OutgoingLeft, operation.OrderId);

        var expiry = evidence.Ledger
            .Where(line => line is { Kind: "executed", ExpiresAfter: not null })
            .GroupBy(line => line.ObjectName)
            .ToDictionary(lines => lines.Key, lines => lines.Last().ExpiresAfter);
        foreach (var domain in evidence.Stored.Domains)
        {
            if (domain.Outgoing > 0)
                yield return new(Invariants.OutgoingLeft, domain.Name);
            if (domain.IsOpen)
                yield return new(Invariants.DomainOpen, domain.Name);
            if (domain.ExpiresAt is { } expires && expiry.GetValueOrDefault(domain.Name) != expires)
                yield return new(Invariants.OtherExpiry, domain.Name);
        }

        if (evidence.Stored.ParkedMessages > 0)
            yield return new(Invariants.ParkedMessage, Violation.Run);
        if (evidence.Stored.DeadLetters > 0)
            yield return new(Invariants.DeadLetter, Violation.Run);
    }
}
