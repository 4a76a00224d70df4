using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>The counts of a run, by the names under which <c>infra/recount</c> prints them.</summary>
internal static class Tally
{
    public static IReadOnlyDictionary<string, long> Of(RunEvidence evidence, IReadOnlyList<Doubt> doubts)
    {
        var answers = evidence.Events.Where(line => line.IsAnswer).ToArray();
        var executed = evidence.Ledger.Where(line => line.Kind == "executed" && RegistryCommands.IsBillable(line.Command)).ToArray();
        return new Dictionary<string, long>
        {
            ["orders"] = evidence.Orders.Count,
            ["registrations"] = evidence.Orders.Count(order => order.Kind == OrderKind.Register),
            ["renewals"] = evidence.Orders.Count(order => order.Kind == OrderKind.Renew),
            ["published"] = evidence.Orders.Sum(order => order.Published.Count),
            ["answered"] = answers.Select(line => line.OrderId).Distinct().Count(),
            ["answersDone"] = answers.Where(line => line.Kind == EventKind.Done).Select(line => line.OrderId).Distinct().Count(),
            ["events"] = evidence.Events.Count,
            ["eventsDistinct"] = evidence.Events.Select(line => line.MessageId).Distinct().Count(),
            ["kills"] = evidence.Kills.Count,
            ["killsInFlight"] = evidence.Kills.Count(kill => kill.InFlight.Count > 0),
            ["killsAfterThreeSeconds"] = evidence.Kills.Count(kill => kill.At - kill.ReadyAt > TimeSpan.FromSeconds(3)),
            ["operationsHit"] = evidence.Kills.Sum(kill => kill.InFlight.Count),
            ["fewestOpenAtKill"] = evidence.Kills.Select(kill => kill.OpenOrders).DefaultIfEmpty().Min(),
            ["createsExecuted"] = executed.Count(line => line.Command == RegistryCommands.Create),
            ["renewsExecuted"] = executed.Count(line => line.Command == RegistryCommands.Renew),
            ["yearsOrdered"] = evidence.Orders.Sum(order => order.Years),
            ["yearsExecuted"] = executed.Sum(line => line.Years ?? 0),
            ["lostAnswers"] = LostAnswers(evidence),
            ["unknownsSeen"] = Unknowns(evidence).Count(),
            ["unknownsSettled"] = UnknownsSettled(evidence),
            ["doubts"] = doubts.Count,
            ["questions"] = evidence.Ledger.Count(line => line.Command == RegistryCommands.Info),
            ["sentAgain"] = Tries.Of(evidence.Ledger).Sum(operation =>
                operation.Again(UnknownAt(evidence, evidence.Orders.FirstOrDefault(operation.Serves)?.OrderId)).Count()),
        };
    }

    /// <summary>Creates and renews that the registry executed and whose answer it kept.</summary>
    public static int LostAnswers(RunEvidence evidence) => evidence.Ledger.Count(line =>
        line is { Kind: "executed", AnswerSent: false } && RegistryCommands.IsBillable(line.Command));

    /// <summary>Orders that were seen as unknown and then answered.</summary>
    public static int UnknownsSettled(RunEvidence evidence)
    {
        var answered = evidence.Events.Where(line => line.IsAnswer).Select(line => line.OrderId).ToHashSet();
        return Unknowns(evidence).Count(answered.Contains);
    }

    /// <summary>When the order side was told that the outcome of an order is unknown.</summary>
    public static IReadOnlyCollection<DateTimeOffset> UnknownAt(RunEvidence evidence, string? orderId) =>
    [
        .. evidence.Events
            .Where(line => line.OrderId == orderId && line is { Progress: "unknown", At: not null })
            .Select(line => line.At!.Value).Distinct(),
    ];

    private static IEnumerable<string?> Unknowns(RunEvidence evidence) =>
        evidence.Events.Where(line => line.Progress == "unknown").Select(line => line.OrderId).Distinct();
}
