using System.CommandLine;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw dead</c>: messages that no worker could or may act on.</summary>
internal static class DeadCommands
{
    public static Command Make(Runner runner) => new("dead", "Messages that no worker could or may act on, kept sealed until a person decides.")
    {
        DeadListCommand.Make(runner),
        DeadShowCommand.Make(runner),
        DeadRetryCommand.Make(runner),
        DeadDiscardCommand.Make(runner),
    };
}
