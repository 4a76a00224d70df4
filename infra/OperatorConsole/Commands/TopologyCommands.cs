using System.CommandLine;
using DomainWorkers.BuildingBlocks.Messaging.Topology;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using DomainWorkers.OperatorConsole.Audit;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw topology plan|apply|verify</c>: what must stand on the broker, for all workers at once.</summary>
internal static class TopologyCommands
{
    public static Command Make(Runner runner)
    {
        var command = new Command("topology", "What must stand on the broker.");
        command.Add(One(runner, TopologyVerb.Plan, "Say what is different. Changes nothing."));
        command.Add(One(runner, TopologyVerb.Apply, "Put right what can be put right, and leave the stamp that readiness asks for."));
        command.Add(One(runner, TopologyVerb.Verify, "Look, and leave the stamp, or take it away."));
        return command;
    }

    private static Command One(Runner runner, TopologyVerb verb, string description)
    {
        var worker = Runner.WorkerOption();
        var command = new Command(verb.ToString().ToLowerInvariant(), description) { worker };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            await Reach.Management(session.Checked<BrokerOptions>(), cancellationToken);
            var chosen = parsed.GetValue(worker);
            var reports = verb == TopologyVerb.Apply
                ? await (await AuditTrail.Open(session, cancellationToken)).Around(
                    "topology apply", [.. Workers.Named(chosen).Select(module => module.Name)], because: null, async () =>
                    {
                        var applied = await Survey(verb, chosen, session, cancellationToken);
                        return (applied, Summary(applied));
                    },
                    cancellationToken)
                : await Survey(verb, chosen, session, cancellationToken);

            session.Printer.Show(reports, () => Print(reports, session));
            return reports.All(report => report.IsGood) ? ExitCodes.Done : ExitCodes.Findings;
        });
        return command;
    }

    private static async Task<IReadOnlyList<TopologyReport>> Survey(
        TopologyVerb verb, string? worker, Session session, CancellationToken cancellationToken)
    {
        var reports = new List<TopologyReport>();
        foreach (var module in Workers.Named(worker))
            reports.AddRange(await TopologySurvey.Run(verb, await session.Worker(module, cancellationToken), cancellationToken));
        return reports;
    }

    private static void Print(IReadOnlyList<TopologyReport> reports, Session session)
    {
        foreach (var report in reports)
        {
            foreach (var repaired in report.PutRight)
                session.Printer.Line($"{report.Worker}: {repaired}: put right");
            foreach (var difference in report.Differences)
                session.Printer.Line($"{report.Worker}: {difference}");
            foreach (var note in report.Notes)
                session.Printer.Line($"{report.Worker}: note: {note}");
            session.Printer.Line($"{report.Worker}: {(report.IsGood ? "ok" : $"{report.Differences.Count} difference(s)")} ({report.Hash})");
        }
    }

    private static string Summary(IReadOnlyList<TopologyReport> reports) => string.Join("; ", reports.Select(report =>
        $"{report.Worker}: {report.PutRight.Count} put right, {report.Differences.Count} left"));
}
