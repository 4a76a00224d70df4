using System.CommandLine;
using System.Globalization;
using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Surroundings;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw unknown</c>: operations whose outcome nobody knows, or that wait for a person.</summary>
internal static class UnknownCommands
{
    public static Command Make(Runner runner) => new("unknown", "Operations whose outcome nobody knows, or that wait for a person.")
    {
        List(runner),
        Show(runner),
        UnknownResolveCommand.Make(runner),
    };

    /// <summary>The workers that have such cases.</summary>
    public static async Task<IReadOnlyList<(string Worker, IUndecided Undecided)>> Sources(
        Session session, string? worker, CancellationToken cancellationToken)
    {
        var sources = new List<(string, IUndecided)>();
        foreach (var module in Workers.Named(worker))
        {
            if ((await session.Worker(module, cancellationToken)).GetKeyedService<IUndecided>(module.Name) is { } undecided)
                sources.Add((module.Name, undecided));
        }

        return sources;
    }

    public static async Task<(string Worker, IUndecided Undecided, UndecidedCase Case)> Get(Session session, string id, CancellationToken cancellationToken)
    {
        foreach (var (worker, undecided) in await Sources(session, worker: null, cancellationToken))
        {
            if (await undecided.Find(id, cancellationToken) is { } found)
                return (worker, undecided, found);
        }

        throw new RefusedException($"There is no operation {id}.");
    }

    public static void Print(UndecidedCase found, Printer printer)
    {
        printer.Fields(
        [
            ("operation", found.Id), ("domain", found.Name), ("domain id", found.Subject), ("registry", found.Outside),
            ("progress", found.Progress), ("ordered", Printable.Instant(found.OrderedAt)), ("unknown since", Printable.Instant(found.UnknownSince)),
            ("waits because", found.Because),
            ("last try", found.LastTry is null ? "nothing was sent" : $"{found.LastTry} (try {found.Tries}{(found.InFlight ? ", without an answer" : ", answered")})"),
            ("looks again", found.NextLook is { } next ? Printable.Instant(next) : found.Settled ? null : "only when a person decides"),
        ]);
        foreach (var decision in found.Decisions)
            printer.Line($"{Printable.Instant(decision.At)}  {decision.By} decided {decision.Decision}: {decision.Because} ({decision.RequestId})");
    }

    private static Command List(Runner runner)
    {
        var worker = Runner.WorkerOption();
        var limit = new Option<int>("--limit") { Description = "At most so many of each worker.", DefaultValueFactory = _ => 200 };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000)
                result.AddError("--limit must be between 1 and 10000.");
        });
        var command = new Command("list", "All of them: those that wait for a person first.") { worker, limit };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var cases = new List<UndecidedCase>();
            foreach (var (_, undecided) in await Sources(session, parsed.GetValue(worker), cancellationToken))
                cases.AddRange(await undecided.List(parsed.GetValue(limit), cancellationToken));
            session.Printer.Show(cases, () =>
            {
                if (cases.Count == 0)
                {
                    session.Printer.Line("Nothing is unknown, and nothing waits for a person.");
                    return;
                }

                var now = session.Clock.GetUtcNow();
                session.Printer.Table(
                    ["operation", "domain", "registry", "progress", "for", "tries", "looks again", "because"],
                    cases.Select(found => (IReadOnlyList<string?>)
                    [
                        found.Id, found.Name ?? found.Subject, found.Outside, found.Progress,
                        Printable.Age(now - (found.UnknownSince ?? found.OrderedAt)), found.Tries.ToString(CultureInfo.InvariantCulture),
                        found.NextLook is { } next ? Printable.Instant(next) : "never by itself", found.Because,
                    ]));
                session.Printer.Line("unknown and pendingAtRegistry settle by themselves as soon as the registry answers; parked waits for a person: dw unknown resolve");
            });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Show(Runner runner)
    {
        var id = new Argument<string>("operation") { Description = "From `dw unknown list`." };
        var command = new Command("show", "One operation, decided or not.") { id };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var (_, _, found) = await Get(session, parsed.GetRequiredValue(id), cancellationToken);
            session.Printer.Show(found, () => Print(found, session.Printer));
            return ExitCodes.Done;
        });
        return command;
    }
}
