using System.CommandLine;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.OperatorConsole.Audit;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Parking;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw dead retry</c>: puts parked messages back into the queues they came from.</summary>
internal static class DeadRetryCommand
{
    private const string CannotDouble =
        "Each message goes back to the queue it came from, as it was: same message id, same issuedAt. Orders are known by account and order id "
        + "for good, so what was done already is answered as before and not done a second time.";

    public static Command Make(Runner runner)
    {
        var choice = new ParkedChoice();
        var because = Runner.Because(required: true);
        var yes = Runner.Yes();
        var again = new Option<bool>("--again") { Description = "Also messages that were released or discarded before." };
        var command = new Command("retry", "Put messages back into the queues they came from. Cannot double anything.") { because, yes, again };
        choice.AddTo(command);
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var messages = await ParkedMessages.Open(session, choice.Worker(parsed), cancellationToken);
            var found = await choice.Find(parsed, messages, cancellationToken);
            var desk = new ReleaseDesk(messages, session, parsed.GetRequiredValue(because));
            var plan = found.Select(one => desk.Plan(one, parsed.GetValue(again))).ToArray();
            if (!parsed.GetValue(yes))
            {
                Show(plan, isDone: false, session);
                return plan.Any(line => line.Outcome == ReleaseOutcome.Objected) ? ExitCodes.Findings : ExitCodes.Done;
            }

            if (plan.All(line => line.Outcome == ReleaseOutcome.Objected))
                throw new RefusedException(string.Join(" ", plan.Select(line => $"{line.Id} {line.Because}.")));
            // Before anything is written: a broker that is not there leaves no trace of an act.
            _ = await session.Broker(cancellationToken);
            Announce(plan, session);
            var lines = await Release(found, desk, parsed.GetValue(again), parsed.GetRequiredValue(because), session, cancellationToken);
            Show(lines, isDone: true, session);
            return lines.All(line => line.Outcome == ReleaseOutcome.Released) ? ExitCodes.Done : ExitCodes.Findings;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ReleaseLine>> Release(
        IReadOnlyList<Found> found, ReleaseDesk desk, bool again, string because, Session session, CancellationToken cancellationToken)
    {
        var trail = await AuditTrail.Open(session, cancellationToken);
        return await trail.Around("dead retry", [.. found.Select(one => one.Message.Id)], because, async () =>
        {
            var lines = new List<ReleaseLine>();
            foreach (var one in found.OrderBy(one => one.Message.ParkedAt))
            {
                cancellationToken.ThrowIfCancellationRequested();
                lines.Add(await desk.Release(one, again, cancellationToken));
            }

            return ((IReadOnlyList<ReleaseLine>)lines, string.Join(", ", lines.CountBy(line => line.Outcome).Select(entry => $"{entry.Value} {entry.Key}")));
        }, cancellationToken);
    }

    /// <summary>For people, before it is done.</summary>
    private static void Announce(IReadOnlyList<ReleaseLine> plan, Session session) =>
        session.Printer.ForPeople(() => session.Printer.Line(
            $"{plan.Count(line => line.Outcome == ReleaseOutcome.Planned)} message(s) go back. {CannotDouble}"));

    private static void Show(IReadOnlyList<ReleaseLine> lines, bool isDone, Session session)
    {
        var maxAge = session.Checked<MessagingOptions>().MaxAge;
        var old = lines.Count(line => line.IssuedAt < session.Clock.GetUtcNow() - maxAge);
        session.Printer.Show(
            new { DryRun = !isDone, CannotDouble, IssuedTooLongAgo = old, Messages = lines },
            () =>
            {
                if (!isDone)
                    session.Printer.Line(CannotDouble);
                session.Printer.Table(
                    ["id", "queue", isDone ? "outcome" : "would be", "because"],
                    lines.Select(line => (IReadOnlyList<string?>)
                        [line.Id, line.Queue, Words(line.Outcome), line.Because]));
                if (old > 0)
                    session.Printer.Line($"{old} of them were issued more than {Printable.Age(maxAge)} ago: an order that is not known is refused TooOld then.");
                if (!isDone)
                    session.Printer.Line("Nothing was done. --yes does it.");
            });
    }

    private static string Words(ReleaseOutcome outcome) => outcome switch
    {
        ReleaseOutcome.Planned => "released",
        ReleaseOutcome.Released => "released",
        ReleaseOutcome.ParkedAgain => "parked again",
        ReleaseOutcome.NotTaken => "not taken, parked as before",
        ReleaseOutcome.Unknown => "unknown: retry it again",
        _ => "not released",
    };
}
