using System.Globalization;
using System.Text.Json;

namespace DomainWorkers.Benchmarks.Figures;

/// <summary>Tells the figures: a line of JSON each, or a table for people; what happens meanwhile goes to standard error.</summary>
internal sealed class Report(bool json)
{
    private readonly List<Figure> _figures = [];
    private readonly TextWriter _progress = Console.Error;

    public void Add(Figure figure)
    {
        _figures.Add(figure);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(Line(figure)));
        else
            Progress(Row(figure));
    }

    public void Progress(string text) => _progress.WriteLine(text);

    /// <summary>The table of everything that was measured.</summary>
    public void Close()
    {
        if (json)
            return;
        Console.WriteLine($"load average {Machine.LoadAverage}, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine("| figure | median | minimum | maximum | unit | goal | |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var figure in _figures)
            Console.WriteLine(Row(figure));
    }

    private static object Line(Figure figure) => new
    {
        name = figure.Name,
        value = Rounded(figure.Measured.Median),
        unit = figure.Unit,
        goal = figure.Goal,
        baseline = figure.Baseline,
    };

    private static string Row(Figure figure) =>
        $"| {figure.Name} | {Text(figure.Measured.Median)} | {Text(figure.Measured.Min)} | {Text(figure.Measured.Max)} | {figure.Unit} | "
        + $"{(figure.Goal is { } goal ? (figure.AtMost ? "≤ " : "≥ ") + Text(goal) : "")} | {figure.Verdict} |";

    private static string Text(double value) => Rounded(value).ToString("0.###", CultureInfo.InvariantCulture);

    private static double Rounded(double value) => Math.Round(value, value >= 100 ? 0 : value >= 10 ? 1 : 3);
}
