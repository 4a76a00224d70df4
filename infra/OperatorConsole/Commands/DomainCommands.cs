using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.OperatorConsole.Output;
using DomainWorkers.OperatorConsole.Surroundings;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary><c>dw domain show</c>: the whole story of a domain, as each worker tells its part.</summary>
internal static class DomainCommands
{
    public static Command Make(Runner runner) => new("domain", "Domains as the workers know them.") { Show(runner) };

    private static Command Show(Runner runner)
    {
        var domain = new Argument<string>("domain") { Description = "Its name, in either form, or its id." };
        var command = new Command("show", "The whole story of a domain across all workers, in its order. No personal data.") { domain };
        runner.Does(command, async (parsed, session, cancellationToken) =>
        {
            var chronicles = await Chronicles(session, cancellationToken);
            var lives = await Lives(parsed.GetRequiredValue(domain), chronicles, cancellationToken);
            var entries = new List<StoryLine>();
            foreach (var (worker, chronicle) in chronicles)
            {
                entries.AddRange((await chronicle.Tell(lives[0], cancellationToken))
                    .Select(entry => new StoryLine(entry.At, worker, entry.What, entry.Reference)));
            }

            if (entries.Count == 0)
                throw new RefusedException($"No worker knows a domain {parsed.GetRequiredValue(domain)}.");
            var story = new { Domain = lives[0], OtherLives = lives.Skip(1), Story = entries.OrderBy(entry => entry.At).ToArray() };
            session.Printer.Show(story, () => Print(lives, story.Story, session));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<(string Worker, IChronicle Chronicle)>> Chronicles(Session session, CancellationToken cancellationToken)
    {
        var chronicles = new List<(string, IChronicle)>();
        foreach (var module in Workers.All)
        {
            if ((await session.Worker(module, cancellationToken)).GetKeyedService<IChronicle>(module.Name) is { } chronicle)
                chronicles.Add((module.Name, chronicle));
        }

        return chronicles;
    }

    /// <summary>The ids that are meant, the present life first.</summary>
    private static async Task<IReadOnlyList<string>> Lives(
        string domain, IReadOnlyList<(string Worker, IChronicle Chronicle)> chronicles, CancellationToken cancellationToken)
    {
        if (Regex.IsMatch(domain, ContractPatterns.DomainId))
            return [domain];

        var name = Ascii(domain);
        var lives = new List<string>();
        foreach (var (_, chronicle) in chronicles)
            lives.AddRange(await chronicle.Find(name, cancellationToken));
        return lives.Count > 0 ? lives : throw new RefusedException($"No worker knows a domain {domain}.");
    }

    private static string Ascii(string name)
    {
        try
        {
            return new IdnMapping().GetAscii(name.Trim().TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            throw new RefusedException($"{Printable.Of(name)} is no domain name.");
        }
    }

    private static void Print(IReadOnlyList<string> lives, IReadOnlyList<StoryLine> story, Session session)
    {
        var now = session.Clock.GetUtcNow();
        session.Printer.Line($"domain {lives[0]}");
        session.Printer.Table(
            ["at", "worker", "what", "reference"],
            story.Where(line => line.At <= now).Select(Row)
                .Append(["-- now --", "", "", ""])
                .Concat(story.Where(line => line.At > now).Select(Row)));
        if (lives.Count > 1)
            session.Printer.Line($"earlier lives of the name: {string.Join(", ", lives.Skip(1))}");
    }

    private static IReadOnlyList<string?> Row(StoryLine line) => [Printable.Instant(line.At), line.Worker, line.What, line.Reference];

    /// <summary>One fact, and who tells it.</summary>
    private sealed record StoryLine(DateTimeOffset At, string Worker, string What, string? Reference);
}
