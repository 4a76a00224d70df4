using System.CommandLine;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Topology;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Surroundings;
using Microsoft.Extensions.Options;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary>What all commands have in common: the options that each understands, and what a failure ends with.</summary>
internal sealed class Runner(World world)
{
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document instead of tables.", Recursive = true };

    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "A JSON file of settings, such as a worker's appsettings.json; the environment outweighs it.",
        Recursive = true,
    };

    private readonly Option<string?> _as = new("--as")
    {
        Description = "Who acts; otherwise DW_OPERATOR, or the user of the machine.",
        Recursive = true,
    };

    public IEnumerable<Option> Options => [_json, _settings, _as];

    /// <summary>An option that chooses one worker.</summary>
    public static Option<string?> WorkerOption()
    {
        var option = new Option<string?>("--worker") { Description = $"Only this worker: {string.Join(", ", Workers.All.Select(worker => worker.Name))}." };
        option.Validators.Add(result => RequireWorker(result.GetValueOrDefault<string?>(), result.AddError));
        return option;
    }

    public static Option<string> Because(bool required) => new("--because")
    {
        Description = "Why; it is written down with the act. Nothing about persons.",
        Required = required,
    };

    public static Option<bool> Yes() => new("--yes") { Description = "Do it. Without it only what would be done is shown." };

    public static void RequireWorker(string? name, Action<string> complain)
    {
        if (name is not null && Workers.Named(name).Count == 0)
            complain($"There is no worker {name}; there are {string.Join(", ", Workers.All.Select(worker => worker.Name))}.");
    }

    /// <summary>Gives a command what it does, within a session.</summary>
    public void Does(Command command, Func<ParseResult, Session, CancellationToken, Task<int>> act) =>
        command.SetAction((parsed, cancellationToken) => Run(parsed, act, cancellationToken));

    private async Task<int> Run(
        ParseResult parsed, Func<ParseResult, Session, CancellationToken, Task<int>> act, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(_json);
        try
        {
            await using var session = Session.Open(world, parsed.GetValue(_settings), parsed.GetValue(_as), json);
            return await act(parsed, session, cancellationToken);
        }
        catch (NotThereException exception)
        {
            return Printer.Fail(world, json, ExitCodes.NotThere, exception.Message, exception.Key);
        }
        catch (OptionsValidationException exception)
        {
            return Printer.Fail(world, json, ExitCodes.NotThere, string.Join(" ", exception.Failures), exception.Failures.First().Split(' ', ':')[0]);
        }
        catch (StoreUnavailableException exception)
        {
            return Printer.Fail(world, json, ExitCodes.NotThere, $"Store__Uri: {Reach.FirstLine(exception.Message)}", "Store__Uri");
        }
        catch (ManagementException exception)
        {
            return Printer.Fail(world, json, ExitCodes.NotThere, $"Broker__Management: {exception.Message}", "Broker__Management");
        }
        catch (RefusedException exception)
        {
            return Printer.Fail(world, json, ExitCodes.Refused, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Printer.Fail(world, json, ExitCodes.Interrupted, "interrupted; what was begun is written down (dw audit)");
        }
    }
}
