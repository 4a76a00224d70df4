using System.CommandLine;
using System.Text.Json.Nodes;
using DomainWorkers.OperatorConsole.Schemas;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw contracts diff</c>: what the messages of this build take from those who know others.</summary>
internal static class ContractsCommands
{
    public static Command Make(Runner runner) => new("contracts", "The published messages.") { Diff(runner) };

    private static Command Diff(Runner runner)
    {
        var against = new Option<string>("--against") { Description = "A folder of schemas, or a git revision of the sources.", Required = true };
        var newer = new Option<string?>("--schemas") { Description = "The newer ones: a folder or a revision; otherwise those of this build." };
        var command = new Command("diff", "Compare the published schemas with other ones, and say what breaks. Exit code 1 where something does.") { against, newer };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var before = await SchemaFolder.Read(parsed.GetRequiredValue(against), cancellationToken);
            var after = parsed.GetValue(newer) is { } place ? await SchemaFolder.Read(place, cancellationToken) : SchemaFolder.OfThisBuild();
            var changes = Compare(before, after);
            session.Printer.Show(changes, () =>
            {
                foreach (var change in changes)
                {
                    session.Printer.Line($"{change.Message}: {change.Change}{(change.IsBreaking ? ", BREAKS" : "")}");
                    foreach (var one in change.Breaks)
                        session.Printer.Line($"  {one}");
                }

                session.Printer.Line(changes.Count == 0
                    ? "No difference."
                    : $"{changes.Count} message(s) differ, {changes.Count(change => change.IsBreaking)} break those who know the older ones.");
            });
            return changes.Any(change => change.IsBreaking) ? ExitCodes.Findings : ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<ContractChange> Compare(IReadOnlyDictionary<string, JsonObject> before, IReadOnlyDictionary<string, JsonObject> after) =>
    [
        .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(message => (message, older: before.GetValueOrDefault(message), newer: after.GetValueOrDefault(message)) switch
            {
                (_, null, _) => new ContractChange(message, "added", []),
                (_, _, null) => new ContractChange(message, "removed", ["its senders and listeners lose it"]),
                var (_, older, newer) when !JsonNode.DeepEquals(older, newer) =>
                    new ContractChange(message, "changed", [.. SchemaComparison.Breaks(older, newer).Select(one => one.ToString())]),
                _ => null,
            })
            .OfType<ContractChange>(),
    ];

    /// <summary>How a message differs.</summary>
    private sealed record ContractChange(string Message, string Change, IReadOnlyList<string> Breaks)
    {
        public bool IsBreaking => Breaks.Count > 0;
    }
}
