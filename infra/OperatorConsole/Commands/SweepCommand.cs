using System.CommandLine;
using System.Globalization;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Surroundings;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw sweep --dry-run --at TIME</c>: what the workers' sweeps and pumps would find due at an instant.</summary>
internal static class SweepCommand
{
    private const int FirstIds = 10;
    private const int MostMessages = 1000;

    public static Command Make(Runner runner)
    {
        var worker = Runner.WorkerOption();
        var dryRun = new Option<bool>("--dry-run") { Description = "Always: the tool only looks. Sweeping is the workers' own business." };
        var at = new Option<DateTimeOffset?>("--at")
        {
            Description = "When: an instant with offset, e.g. 2026-12-01T00:00:00Z. Now where it is not given.",
            CustomParser = result => DateTimeOffset.TryParseExact(
                result.Tokens[0].Value, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
                && result.Tokens[0].Value.Length > "yyyy-MM-ddTHH:mm:ss".Length
                ? instant
                : Complain(result),
        };
        var command = new Command("sweep", "What the workers' sweeps and pumps would find due at an instant, by kind.") { dryRun, at, worker };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(dryRun))
                result.AddError("The tool only looks: say --dry-run.");
        });
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var instant = parsed.GetValue(at) ?? session.Clock.GetUtcNow();
            var found = await Look(session, parsed.GetValue(worker), instant, cancellationToken);
            session.Printer.Show(new { At = instant, Due = found }, () => Print(found, instant, session.Printer));
            return ExitCodes.Done;
        });
        return command;
    }

    private static DateTimeOffset? Complain(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--at must be an instant with offset, e.g. 2026-12-01T00:00:00Z.");
        return null;
    }

    private static async Task<IReadOnlyList<DueWork>> Look(Session session, string? worker, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = new List<DueWork>();
        var seen = new HashSet<(string, string)>();
        foreach (var module in Workers.Named(worker))
        {
            foreach (var view in (await session.Worker(module, cancellationToken)).GetServices<IStateView>())
            {
                // The vault's documents belong to all of them.
                if (!seen.Add((view.Worker, view.Collection)))
                    continue;
                found.AddRange(await Due(view, at, cancellationToken));
                if (await Unpublished(view, at, cancellationToken) is { } unpublished)
                    found.Add(unpublished);
            }
        }

        return found;
    }

    private static async Task<IReadOnlyList<DueWork>> Due(IStateView view, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = new List<DueWork>();
        foreach (var (lane, count, earliest) in await view.Forecast(at, cancellationToken))
        {
            var ids = lane is null ? [] : await view.DueIn(lane, at, FirstIds, cancellationToken);
            found.Add(new DueWork(view.Worker, view.Collection, lane ?? "(no lane)", view.Clock, count, earliest, ids));
        }

        return found;
    }

    /// <summary>Messages that would be published once more, because nobody confirmed them until then.</summary>
    private static async Task<DueWork?> Unpublished(IStateView view, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var pending = await view.Pending(at, MostMessages, cancellationToken);
        return pending.Count == 0
            ? null
            : new DueWork(
                view.Worker, view.Collection, "outgoing", DueClock.Machine, pending.Count, pending.Min(message => message.Message.Due),
                [.. pending.Select(message => message.DocumentId).Distinct().Take(FirstIds)]);
    }

    private static void Print(IReadOnlyList<DueWork> found, DateTimeOffset at, Printer printer)
    {
        if (found.Count == 0)
        {
            printer.Line($"Nothing is due at {Printable.Instant(at)}.");
            return;
        }

        printer.Table(
            ["worker", "kind", "lane", "count", "earliest", "first ids"],
            found.Select(due => (IReadOnlyList<string?>)
            [
                due.Worker, due.Kind, due.Lane, due.Count.ToString(CultureInfo.InvariantCulture), Printable.Instant(due.Earliest),
                string.Join(' ', due.Ids),
            ]));
    }

    /// <summary>What is due of one kind in one lane.</summary>
    private sealed record DueWork(
        string Worker, string Kind, string Lane, DueClock Clock, long Count, DateTimeOffset Earliest, IReadOnlyList<string> Ids);
}
