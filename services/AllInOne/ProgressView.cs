using System.Globalization;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.Contracts.Registration;
using Spectre.Console;

namespace DomainWorkers.AllInOne;

/// <summary>Shows each change as a line while it runs; at the end a table of the orders, the lives of the domains, and the ledgers.</summary>
internal sealed class ProgressView(OrderBoard board)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private readonly Dictionary<string, string> _shown = [];

    public static void Scene(DateTimeOffset now, string title)
    {
        // A script reads lines as they were written, whatever the width of a terminal would be.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{now:yyyy-MM-dd}[/]  [blue]{title}[/]");
    }

    public void Changed()
    {
        foreach (var line in board.Lines)
        {
            var now = line.Result ?? line.Progress?.ToString();
            if (now is null || (_shown.TryGetValue(line.Order.Id, out var before) && before == now))
                continue;
            _shown[line.Order.Id] = now;
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"  {line.Order.Id,-8} {Padded(line.Order.Subject, 22)} [{Colour(line)}]{now}[/]");
        }
    }

    public void Summary(SimulatedRegistries registries, SimulatedProvider provider)
    {
        Orders();
        Lives();
        foreach (var (domain, lines) in Timelines.Of(board))
        {
            AnsiConsole.WriteLine($"the life of {domain}");
            foreach (var line in lines)
                AnsiConsole.WriteLine($"  {line}");
        }

        Filings();
        foreach (var (name, registry) in registries.All)
        {
            var executed = registry.Ledger.Entries.Where(entry => entry.Kind == "executed").CountBy(entry => entry.Command).ToDictionary();
            AnsiConsole.WriteLine(
                $"ledger of {name}: {executed.GetValueOrDefault("domain:create")} creates, "
                + $"{executed.GetValueOrDefault("domain:renew")} renewals, {executed.GetValueOrDefault("domain:delete")} deletions, "
                + $"{executed.GetValueOrDefault("domain:restore-request")} restores really executed");
        }

        AnsiConsole.WriteLine(
            $"ledger of the verification provider: {provider.Ledger.Entries.Count(entry => entry.Kind == "submitted")} submissions, "
            + $"{provider.Ledger.DoubleSubmissions} of them made twice");
    }

    /// <summary>Names every order that did not end as it should; true where there is one, or where orders are missing.</summary>
    public bool Complain(int orders)
    {
        var wrong = board.Lines.Where(line => !line.AsExpected).ToArray();
        foreach (var line in wrong)
        {
            AnsiConsole.WriteLine(
                $"order {line.Order.Id} ({line.Order.Subject}) should have ended as {line.Order.Expected}, "
                + $"and is {line.Result ?? line.Progress?.ToString() ?? "unanswered"} after {line.Answers} answers");
        }

        if (board.Lines.Count != orders)
            AnsiConsole.WriteLine($"{board.Lines.Count} of {orders} orders were sent");
        return wrong.Length > 0 || board.Lines.Count != orders;
    }

    private void Orders()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("order", "name", "ended as", "expected", "expires", "story");
        foreach (var line in board.Lines)
        {
            table.AddRow(
                new Text(line.Order.Id),
                new Text(line.Order.Subject),
                new Text(line.Result ?? $"not ended ({line.Progress?.ToString() ?? "no answer"})", line.AsExpected ? Color.Green : Color.Red),
                new Text(line.AsExpected ? "yes" : line.Order.Expected),
                new Text(Date(line.Domain?.ExpiresAt)),
                new Text(line.WasUnknown ? $"{line.Order.Story}; settled by asking" : line.Order.Story));
        }

        AnsiConsole.Write(table);
    }

    private void Lives()
    {
        var reminded = Timelines.Reminded(board.Heard);
        foreach (var life in board.Lives.GroupBy(change => change.Domain.Id).Where(life => life.Count() > 1 && !reminded.Contains(life.Key)))
        {
            AnsiConsole.WriteLine(life.Last().Domain.UnicodeName);
            foreach (var change in life)
            {
                var holds = change.Domain.Holds.Count == 0 ? "" : $", held: {string.Join(" and ", change.Domain.Holds)}";
                AnsiConsole.WriteLine(
                    $"  {change.At:yyyy-MM-dd}  {change.What,-20} {char.ToLowerInvariant($"{change.Domain.Status}"[0])}{$"{change.Domain.Status}"[1..]}"
                    + $", expires {Date(change.Domain.ExpiresAt)}{holds}");
            }
        }
    }

    /// <summary>What stood against a filing with a domain that somebody asked about; the days are the ministry's, in Shanghai.</summary>
    private void Filings()
    {
        var asked = board.Heard.OfType<IcpReadinessAnswered>().Select(answered => answered.DomainId).ToHashSet();
        var changes = board.Heard.OfType<IcpReadinessChanged>().GroupBy(changed => changed.DomainId).Where(life => asked.Contains(life.Key));
        foreach (var life in changes)
        {
            var domain = life.First().DomainName;
            AnsiConsole.WriteLine($"{domain} as the ministry sees it");
            var lines = life.Select(changed => (changed.At, Line: changed.Ready ? "can be filed" : $"cannot be filed: {string.Join(", ", changed.Reasons.Select(Reason))}"))
                .Concat(board.Heard.OfType<MinistryReportRefused>().Where(refused => refused.DomainId == life.Key)
                    .Select(refused => (refused.At, Line: $"refused: {string.Join(", ", refused.Problems.Select(problem => $"{problem.MinistryCode} {problem.Code}".TrimStart()))}")));
            foreach (var (at, line) in lines.OrderBy(line => line.At))
                AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {at.ToOffset(Shanghai):yyyy-MM-dd}  {line}"));
        }
    }

    private static string Reason(ReadinessReason reason) => reason.ExpectedOn is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{reason.Code} until {day:yyyy-MM-dd}")
        : reason.Code;

    /// <summary>A Chinese character takes two places on a screen.</summary>
    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - text.Sum(letter => letter >= 0x2E80 ? 2 : 1)));

    private static string Date(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Colour(OrderLine line) => line switch
    {
        { Result: null, Progress: OperationProgress.Unknown } => "yellow",
        { Result: null } => "grey",
        { AsExpected: true } => "green",
        _ => "red",
    };
}
