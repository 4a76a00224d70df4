using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>Every order ends with exactly one answer, and every message that was stored is heard.</summary>
internal static class AnswerInvariants
{
    public static IEnumerable<Violation> Check(RunEvidence evidence)
    {
        var answers = evidence.Events.Where(line => line.IsAnswer).ToLookup(line => line.OrderId);
        var accepted = evidence.Events
            .Where(line => line is { Kind: EventKind.Progress, Progress: "accepted" })
            .Select(line => line.OrderId).ToHashSet();
        var heard = evidence.Events.Select(line => line.MessageId).ToHashSet();
        var stored = evidence.Stored.Operations.ToDictionary(operation => operation.OrderId);

        foreach (var order in evidence.Orders)
        {
            var distinct = answers[order.OrderId].Select(line => line.MessageId).Distinct().Count();
            if (distinct > 1)
                yield return new(Invariants.TwoAnswers, order.OrderId);
            if (answers[order.OrderId].Any(line => line.Kind == EventKind.Refused))
                yield return new(Invariants.RefusedOrder, order.OrderId);

            var operation = stored.GetValueOrDefault(order.OrderId);
            if (operation is null && distinct == 0)
                yield return new(Invariants.LostOrder, order.OrderId);
            if (operation is { AnswerId: null })
                yield return new(Invariants.UnendedOrder, order.OrderId);
            if ((operation?.AnswerId is { } answer && !heard.Contains(answer))
                || (operation is not null && !accepted.Contains(order.OrderId)))
                yield return new(Invariants.LostEvent, order.OrderId);
        }

        foreach (var message in evidence.Events.GroupBy(line => line.MessageId))
        {
            if (message.Select(line => line.Sha256).Distinct().Count() > 1)
                yield return new(Invariants.ChangedMessage, message.First().OrderId ?? Violation.Run);
        }

        foreach (var rejected in evidence.Events.Where(line => line.Kind == EventKind.Rejected))
            yield return new(Invariants.RejectedOrder, rejected.OrderId ?? Violation.Run);
    }
}
