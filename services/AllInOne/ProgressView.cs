using System.Globalization;
using DomainWorkers.Contracts.Registration;
using Spectre.Console;

namespace DomainWorkers.AllInOne;

/// <summary>Shows each change as a line while it runs, and a table at the end.</summary>
internal sealed class ProgressView(OrderBoard board)
{
    private readonly Dictionary<string, string> _shown = [];

    public void Changed()
    {
        foreach (var line in board.Lines)
        {
            var now = line.Result ?? line.Progress?.ToString() ?? "sent";
            if (_shown.TryGetValue(line.Order.OrderId, out var before) && before == now)
                continue;
            _shown[line.Order.OrderId] = now;
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {line.Order.OrderId}  {line.Order.Subject,-24} [{Colour(line)}]{now}[/]");
        }
    }

    public void Summary(SimulatedRegistries registries)
    {
        // A script reads lines as they were written, whatever the width of a terminal would be.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("order", "name", "ended as", "expected", "expires", "story");
        foreach (var line in board.Lines)
        {
            table.AddRow(
                new Text(line.Order.OrderId),
                new Text(line.Order.Subject),
                new Text(line.Result ?? $"not ended ({line.Progress?.ToString() ?? "no answer"})", line.AsExpected ? Color.Green : Color.Red),
                new Text(line.AsExpected ? "yes" : line.Order.Expected),
                new Text(line.Domain?.ExpiresAt?.ToString("yyyy-MM-dd", null) ?? ""),
                new Text(line.WasUnknown ? $"{line.Order.Story}; settled by asking" : line.Order.Story));
        }

        AnsiConsole.Write(table);
        foreach (var (name, registry) in registries.All)
        {
            var executed = registry.Ledger.Entries.Where(entry => entry.Kind == "executed").ToList();
            AnsiConsole.WriteLine(
                $"ledger of {name}: {executed.Count(entry => entry.Command == "domain:create")} creates, "
                + $"{executed.Count(entry => entry.Command == "domain:renew")} renewals really executed");
        }

        foreach (var line in board.Lines.Where(line => !line.AsExpected || line.Answers != 1))
        {
            AnsiConsole.WriteLine(
                $"order {line.Order.OrderId} ({line.Order.Subject}) should have ended as {line.Order.Expected}, "
                + $"and is {line.Result ?? line.Progress?.ToString() ?? "unanswered"} after {line.Answers} answers");
        }
    }

    private static string Colour(OrderLine line) => line switch
    {
        { Result: null, Progress: OperationProgress.Unknown } => "yellow",
        { Result: null } => "grey",
        { AsExpected: true } => "green",
        _ => "red",
    };
}
