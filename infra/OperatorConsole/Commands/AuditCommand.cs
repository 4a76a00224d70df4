using System.CommandLine;
using DomainWorkers.OperatorConsole.Audit;
using DomainWorkers.OperatorConsole.Output;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw audit</c>: who did what with this tool.</summary>
internal static class AuditCommand
{
    public static Command Make(Runner runner)
    {
        var days = new Option<int>("--days") { Description = "How far back.", DefaultValueFactory = _ => 7 };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 3650)
                result.AddError("--days must be between 1 and 3650.");
        });
        var command = new Command("audit", "Who did what with this tool, in its order.") { days };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var trail = await AuditTrail.Open(session, cancellationToken);
            var acts = await trail.Since(session.Clock.GetUtcNow() - TimeSpan.FromDays(parsed.GetValue(days)), 1000, cancellationToken);
            session.Printer.Show(
                acts.Select(act => new { act.At, act.Operator, act.From, act.Command, act.About, act.Because, act.EndedAt, act.Outcome }),
                () => session.Printer.Table(
                    ["at", "who", "from", "what", "about", "because", "outcome"],
                    acts.Select(act => (IReadOnlyList<string?>)
                    [
                        Printable.Instant(act.At), act.Operator, act.From, act.Command,
                        act.About.Count > 2 ? $"{act.About[0]} and {act.About.Count - 1} more" : string.Join(' ', act.About),
                        act.Because, act.Outcome ?? "(interrupted)",
                    ])));
            return ExitCodes.Done;
        });
        return command;
    }
}
