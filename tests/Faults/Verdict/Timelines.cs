using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Verdict;

/// <summary>When somebody began not to know whether an order was done, and what came next.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Since">When it began.</param>
/// <param name="EndedAt">The answer, or the next try behind a question; null where neither came.</param>
/// <param name="Overdue">
/// How long after the settle delay it ended, counting the time in which a worker was ready. The settle delay runs from the end of the
/// claim under which the command may have been written.
/// </param>
internal sealed record Doubt(string OrderId, DateTimeOffset Since, DateTimeOffset? EndedAt, TimeSpan? Overdue);

/// <summary>Every doubt of a run, from four witnesses: the registry's ledger, the kills, the events, the registry's questions.</summary>
internal static class Timelines
{
    public static IReadOnlyList<Doubt> Of(RunEvidence evidence)
    {
        var tries = Tries.Of(evidence.Ledger).ToLookup(operation => operation.Name);
        var events = evidence.Events.ToLookup(line => line.OrderId);
        var kills = evidence.Kills
            .SelectMany(kill => kill.InFlight, (kill, held) => (held.OrderId, kill.At))
            .ToLookup(hit => hit.OrderId, hit => hit.At);
        var uptime = new Uptime(evidence.Lives);
        var grace = evidence.Plan.Lease + evidence.Plan.SettleDelay;
        return
        [
            .. evidence.Orders.SelectMany(order => Of(
                order,
                [.. tries[order.Name].Where(operation => operation.Serves(order))],
                [.. events[order.OrderId]],
                kills[order.OrderId]))
                .Select(doubt => doubt with { Overdue = doubt.EndedAt is { } end ? uptime.Between(doubt.Since + grace, end) : null }),
        ];
    }

    private static IEnumerable<Doubt> Of(FaultOrder order, Tries[] tries, EventLine[] events, IEnumerable<DateTimeOffset> kills)
    {
        var lost = tries.SelectMany(operation => operation.Sent).Where(line => !line.AnswerSent).Select(line => line.MachineAt);
        var shown = events.Where(line => line.Progress == "unknown" && line.At is not null).Select(line => line.At!.Value);
        var answers = events.Where(line => line.IsAnswer && line.At is not null).Select(line => line.At!.Value).ToArray();
        // An outcome that a process decided right before it was killed may be written right after: then nobody doubted.
        var doubts = lost.Concat(shown).Concat(kills)
            .Where(since => !answers.Any(at => at <= since))
            .Distinct().Order().ToArray();
        foreach (var since in doubts)
        {
            // A later doubt takes over: what the registry got of a dead process may come after the kill. A try counts only behind a question.
            var ends = answers
                .Concat(doubts)
                .Concat(tries.SelectMany(operation => operation.Sent
                    .Where(sent => operation.Questions.Any(asked => asked.MachineAt > since && asked.Sequence < sent.Sequence))
                    .Select(sent => sent.MachineAt)))
                .Where(instant => instant > since)
                .Order()
                .Select(instant => (DateTimeOffset?)instant);
            yield return new Doubt(order.OrderId, since, ends.FirstOrDefault(), Overdue: null);
        }
    }
}
