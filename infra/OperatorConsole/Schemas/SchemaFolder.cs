using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole.Schemas;

/// <summary>Reads published schemas: from a folder, from a revision of the sources, or as this build has them.</summary>
internal static class SchemaFolder
{
    private const string InSources = "contracts/schemas";

    /// <summary>Those that this build's workers judge by.</summary>
    public static IReadOnlyDictionary<string, JsonObject> OfThisBuild()
    {
        var assembly = typeof(Contracts.Messaging.CommandAttribute).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith("schemas/", StringComparison.Ordinal)).ToDictionary(
            name => Path.GetFileNameWithoutExtension(name),
            name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var reader = new StreamReader(stream);
                return Parse(name, reader.ReadToEnd());
            });
    }

    /// <summary>A folder, or else a revision of the repository around the working directory.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonObject>> Read(string place, CancellationToken cancellationToken)
    {
        if (Directory.Exists(place))
            return Directory.EnumerateFiles(place, "*.json").ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Parse(file, File.ReadAllText(file)));
        if (place.StartsWith('-'))
            throw new RefusedException($"{place} is neither a folder nor a revision.");

        var schemas = new Dictionary<string, JsonObject>();
        var top = (await Git(["rev-parse", "--show-toplevel"], cancellationToken)).Trim();
        foreach (var path in (await Git(["-C", top, "ls-tree", "-r", "--name-only", place, "--", InSources], cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            schemas[Path.GetFileNameWithoutExtension(path)] = Parse(path, await Git(["-C", top, "show", $"{place}:{path}"], cancellationToken));
        return schemas.Count > 0 ? schemas : throw new RefusedException($"{place} has no schemas in {InSources}.");
    }

    private static JsonObject Parse(string name, string text)
    {
        try
        {
            return JsonNode.Parse(text)?.AsObject() ?? throw new RefusedException($"{name} is no schema.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new RefusedException($"{name} is no schema: {exception.Message}");
        }
    }

    private static async Task<string> Git(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var git = Process.Start(start)!;
            var complaint = git.StandardError.ReadToEndAsync(cancellationToken);
            var output = await git.StandardOutput.ReadToEndAsync(cancellationToken);
            await git.WaitForExitAsync(cancellationToken);
            return git.ExitCode == 0 ? output : throw new RefusedException($"git: {(await complaint).Trim()}");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new NotThereException("git", exception.Message, exception);
        }
    }
}
