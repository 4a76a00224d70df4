using System.CommandLine;
using DomainWorkers.BuildingBlocks.Hosting;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw check-config [WORKER]</c>: the check that each worker makes at its start.</summary>
internal static class CheckConfigCommand
{
    public static Command Make(Runner runner)
    {
        var worker = new Argument<string?>("worker") { Description = "Only this worker.", Arity = ArgumentArity.ZeroOrOne };
        worker.Validators.Add(result => Runner.RequireWorker(result.GetValueOrDefault<string?>(), result.AddError));
        var command = new Command("check-config", "Check the settings as the workers do at their start, without asking anybody.") { worker };
        runner.Does(command, (parsed, session, _) =>
        {
            var checks = Workers.Named(parsed.GetValue(worker))
                .Select(module => new ConfigurationFinding(module.Name, WorkerHost.Check(session.Settings, module)))
                .ToArray();
            session.Printer.Show(checks, () =>
            {
                foreach (var check in checks)
                {
                    session.Printer.Line(check.IsGood ? $"{check.Worker}: ok" : $"{check.Worker}: {check.Problems.Count} to put right");
                    foreach (var problem in check.Problems)
                        session.Printer.Line($"  {problem}");
                }
            });
            return Task.FromResult(checks.All(check => check.IsGood) ? ExitCodes.Done : ExitCodes.Findings);
        });
        return command;
    }

    /// <summary>How a worker's settings stand.</summary>
    private sealed record ConfigurationFinding(string Worker, IReadOnlyList<string> Problems)
    {
        public bool IsGood => Problems.Count == 0;
    }
}
