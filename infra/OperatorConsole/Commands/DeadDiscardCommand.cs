using System.CommandLine;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.OperatorConsole.Audit;
using DomainWorkers.OperatorConsole.Parking;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw dead discard</c>: a person decided that messages are not needed.</summary>
internal static class DeadDiscardCommand
{
    public static Command Make(Runner runner)
    {
        var choice = new ParkedChoice();
        var because = Runner.Because(required: true);
        var yes = Runner.Yes();
        var command = new Command("discard", "Say that messages are not needed. They stay sealed, and `dw dead retry --again` brings one back.") { because, yes };
        choice.AddTo(command);
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var messages = await ParkedMessages.Open(session, choice.Worker(parsed), cancellationToken);
            var found = await choice.Find(parsed, messages, cancellationToken);
            var reason = parsed.GetRequiredValue(because);
            var isDone = parsed.GetValue(yes);
            if (isDone)
            {
                var trail = await AuditTrail.Open(session, cancellationToken);
                await trail.Around("dead discard", [.. found.Select(one => one.Message.Id)], reason, async () =>
                {
                    foreach (var one in found)
                        await messages.Change(one, known => ParkingRules.Discarded(known, session.Operator, reason, session.Clock.GetUtcNow()), cancellationToken);
                    return (found.Count, $"{found.Count} discarded");
                }, cancellationToken);
            }

            session.Printer.Show(
                new { DryRun = !isDone, Messages = found.Select(one => new { one.Message.Id, one.Worker, one.Message.Queue, one.Group }) },
                () =>
                {
                    session.Printer.Table(
                        ["id", "queue", "cause"],
                        found.Select(one => (IReadOnlyList<string?>)[one.Message.Id, one.Message.Queue, one.Message.Fingerprint]));
                    session.Printer.Line(isDone
                        ? $"{found.Count} discarded. Bodies stay sealed; dw dead retry --again brings one back."
                        : "Nothing was done. --yes does it. A message that was broken has not been answered: its sender still waits.");
                });
            return ExitCodes.Done;
        });
        return command;
    }
}
