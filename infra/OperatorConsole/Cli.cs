using System.CommandLine;
using System.CommandLine.Invocation;
using DomainWorkers.OperatorConsole.Commands;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole;

/// <summary>The command line: <c>dw</c>.</summary>
internal static class Cli
{
    public static async Task<int> Run(IReadOnlyList<string> args, World world, CancellationToken cancellationToken = default)
    {
        var runner = new Runner(world);
        var root = new RootCommand(
            "Operations of the registrar's back office: looks at what the workers keep, and acts where a person has to. Settings come from where the "
            + "workers have theirs. Nothing that changes something is done without --yes, and every act is written down with who did it. "
            + "Guide: docs/operations.md. Exit codes: 0 done, 1 findings, 2 wrongly asked, 3 a setting, store or broker is not there, "
            + "4 refused, 5 no answer in time.");
        root.HelpName = "dw";
        foreach (var option in runner.Options)
            root.Add(option);
        root.Add(CheckConfigCommand.Make(runner));
        root.Add(TopologyCommands.Make(runner));
        root.Add(DeadCommands.Make(runner));
        root.Add(UnknownCommands.Make(runner));
        root.Add(DomainCommands.Make(runner));
        root.Add(SweepCommand.Make(runner));
        root.Add(PublishCommand.Make(runner));
        root.Add(ContractsCommands.Make(runner));
        root.Add(AuditCommand.Make(runner));

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction || (parsed.Errors.Count > 0 && parsed.Action is null))
        {
            return Printer.Fail(world, args.Contains("--json"), ExitCodes.Usage,
                $"{string.Join(" ", parsed.Errors.Select(error => error.Message))} Try: dw {string.Join(' ', Path(parsed))} --help");
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = world.Output, Error = world.Error, EnableDefaultExceptionHandler = false }, cancellationToken);
    }

    private static List<string> Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
        {
            if (at is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } command)
                names.Insert(0, command.Command.Name);
        }

        return names;
    }
}
