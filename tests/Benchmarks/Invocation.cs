using System.Globalization;

namespace DomainWorkers.Benchmarks;

/// <summary>What is to be measured, as the command line says.</summary>
internal sealed record Invocation
{
    private const int UsageError = 64;

    /// <summary>The benchmarks to run; empty for all.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>One JSON line per figure on standard output, and nothing else.</summary>
    public bool Json { get; private init; }

    public int Rounds { get; private init; } = 5;

    /// <summary>Messages of one round.</summary>
    public int Messages { get; private init; } = 2_000;

    /// <summary>Documents that a sweep looks among.</summary>
    public int Documents { get; private init; } = 1_000_000;

    /// <summary>Messages in flight, of the worker and of the calibration; the shipped default.</summary>
    public int Concurrency { get; private init; } = 32;

    /// <summary>Settings of a second worker that takes part in the comparison; empty for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variant { get; private init; } = [];

    /// <summary>Null when the command line cannot be understood.</summary>
    public static Invocation? Parse(IReadOnlyList<string> args)
    {
        var result = new Invocation();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--json":
                    result = result with { Json = true };
                    break;
                case "--rounds" when Number(args, ++i) is { } rounds:
                    result = result with { Rounds = rounds };
                    break;
                case "--messages" when Number(args, ++i) is { } messages:
                    result = result with { Messages = messages };
                    break;
                case "--documents" when Number(args, ++i) is { } documents and >= 20_000:
                    result = result with { Documents = documents };
                    break;
                case "--concurrency" when Number(args, ++i) is { } concurrency and <= 32:
                    result = result with { Concurrency = concurrency };
                    break;
                case "--variant" when ++i < args.Count && args[i].Split('=', 2) is [var setting, var value]:
                    result = result with { Variant = [.. result.Variant, new(setting, value)] };
                    break;
                case var name when Bench.All.ContainsKey(name):
                    result = result with { Names = [.. result.Names, name] };
                    break;
                default:
                    return null;
            }
        }

        return result;
    }

    public static int Usage()
    {
        Console.Error.WriteLine(
            $"""
            usage: Benchmarks [NAME...] [--json] [--rounds N] [--messages N] [--documents N] [--concurrency 1..32] [--variant SETTING=VALUE]...
            names: {string.Join(", ", Bench.All.Keys)}
            """);
        return UsageError;
    }

    private static int? Number(IReadOnlyList<string> args, int place) =>
        place < args.Count && int.TryParse(args[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
}
