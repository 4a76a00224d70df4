using System.CommandLine;
using System.Globalization;
using System.Text;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.OperatorConsole.Audit;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Parking;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw dead show ID</c>: one parked message; its body only for a purpose, which is written down first.</summary>
internal static class DeadShowCommand
{
    public static Command Make(Runner runner)
    {
        var id = new Argument<string>("id") { Description = "From `dw dead list`." };
        var purpose = new Option<string?>("--purpose") { Description = "Shows the body too. It may hold personal data: say what it is needed for; that is written down." };
        purpose.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } said && said.Trim().Length < 5)
                result.AddError("--purpose must say what the body is needed for.");
        });
        var command = new Command("show", "One parked message, without what it says.") { id, purpose };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var messages = await ParkedMessages.Open(session, worker: null, cancellationToken);
            var found = await messages.Get(parsed.GetRequiredValue(id), cancellationToken);
            var view = ParkedView.Of(found);
            if (parsed.GetValue(purpose) is { } needed)
            {
                var trail = await AuditTrail.Open(session, cancellationToken);
                view = await trail.Around("dead show --purpose", [found.Message.Id], needed, async () =>
                {
                    var body = messages.Body(found);
                    var opened = await messages.Change(
                        found, known => ParkingRules.Opened(known, session.Operator, needed, session.Clock.GetUtcNow()), cancellationToken);
                    return (ParkedView.Of(opened!) with { Body = Encoding.UTF8.GetString(body) }, "opened");
                }, cancellationToken);
            }

            session.Printer.Show(view, () => Print(view, session.Printer));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(ParkedView view, Printer printer)
    {
        printer.Fields(
        [
            ("id", view.Id), ("worker", view.Worker), ("group", view.Group), ("standing", view.Standing.ToString().ToLowerInvariant()),
            ("queue", view.Queue), ("sent to", view.Exchange), ("account", view.Account), ("message id", view.MessageId),
            ("parked", Printable.Instant(view.ParkedAt)), ("times", view.Times.ToString(CultureInfo.InvariantCulture)),
            ("cause", view.Cause.ToString().ToLowerInvariant()), ("what happened", view.Detail),
            ("body", view.Body ?? $"{view.BodyBytes} bytes, sealed (--purpose shows them)"),
        ]);
        foreach (var act in view.Acts)
            printer.Line($"{Printable.Instant(act.At)}  {act.What.ToString().ToLowerInvariant()} by {act.By}{(act.Because is null ? "" : $": {act.Because}")}");
    }
}
