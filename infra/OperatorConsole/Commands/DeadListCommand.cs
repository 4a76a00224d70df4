using System.CommandLine;
using System.Globalization;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Parking;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw dead list</c>: parked messages, those that failed alike together.</summary>
internal static class DeadListCommand
{
    public static Command Make(Runner runner)
    {
        var worker = Runner.WorkerOption();
        var all = new Option<bool>("--all") { Description = "Also those that were released or discarded." };
        var command = new Command("list", "Parked messages by cause; nothing of what they say.") { worker, all };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var messages = await ParkedMessages.Open(session, parsed.GetValue(worker), cancellationToken);
            var groups = ParkedGroup.Of(await messages.List(found => parsed.GetValue(all) || Waits(found), cancellationToken));
            session.Printer.Show(groups, () =>
            {
                if (groups.Count == 0)
                {
                    session.Printer.Line("Nothing is parked.");
                    return;
                }

                session.Printer.Table(
                    ["group", "count", "queue", "cause", "oldest", "latest", "first id", "what happened"],
                    groups.Select(group => (IReadOnlyList<string?>)
                    [
                        group.Group, group.Count.ToString(CultureInfo.InvariantCulture), group.Queue, group.Cause.ToString().ToLowerInvariant(),
                        Printable.Instant(group.Oldest), Printable.Instant(group.Latest), group.Ids[0], group.Fingerprint,
                    ]));
                session.Printer.Line("rejected: the sender was told. broken: a fault of ours, nobody was told. Next: dw dead show ID");
            });
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Whether a person has to do something about it; one that is being released may have been forgotten by who began.</summary>
    public static bool Waits(Found found) => found.Message.Standing is ParkingStanding.Parked or ParkingStanding.Releasing;
}
