using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DomainWorkers.OperatorConsole.Surroundings;
using Spectre.Console;

namespace DomainWorkers.OperatorConsole.Output;

/// <summary>Says what came out: one JSON document with <c>--json</c>, lines and tables for people without.</summary>
internal sealed class Printer
{
    private const int WidthOfFiles = 200;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly World _world;
    private readonly bool _json;
    private readonly IAnsiConsole _console;

    public Printer(World world, bool json)
    {
        (_world, _json) = (world, json);
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(world.Output),
            Ansi = world.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = world.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        // What goes into a file or a pipe is not folded as a terminal would.
        if (!world.IsTerminal)
            _console.Profile.Width = WidthOfFiles;
    }

    /// <summary>The result: for programs as it is, for people as they like to read it.</summary>
    public void Show<T>(T result, Action people)
    {
        if (_json)
            _world.Output.WriteLine(JsonSerializer.Serialize(result, Form));
        else
            people();
    }

    /// <summary>What a program does not want to read.</summary>
    public void ForPeople(Action people)
    {
        if (!_json)
            people();
    }

    public void Line(string text = "") => _console.WriteLine(Printable.Of(text));

    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (var title in head)
            table.AddColumn(new TableColumn(new Text(title)));
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(Printable.Of(cell))));
        _console.Write(table);
    }

    /// <summary>Names and values, one a line.</summary>
    public void Fields(IEnumerable<(string Name, string? Value)> fields)
    {
        var grid = new Grid().AddColumn().AddColumn();
        foreach (var (name, value) in fields.Where(field => !string.IsNullOrEmpty(field.Value)))
            grid.AddRow(new Text(name), new Text(Printable.Of(value)));
        _console.Write(grid);
    }

    /// <summary>What went wrong, on the other stream.</summary>
    public static int Fail(World world, bool json, int exitCode, string message, string? key = null)
    {
        if (json)
            world.Error.WriteLine(JsonSerializer.Serialize(new { error = new { exitCode, key, message } }, Form));
        else
            world.Error.WriteLine($"dw: {Printable.Of(message)}");
        return exitCode;
    }
}
