using YamlDotNet.RepresentationModel;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>YAML as a tree, and what is asked of it.</summary>
internal static class Manifests
{
    /// <summary>Every document of every file below a folder of the repository.</summary>
    public static IReadOnlyList<(string File, YamlMappingNode Root)> Below(params string[] folder) =>
        [.. Directory.EnumerateFiles(Repository.Path(folder), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => Load(file).Select(root => (Path.GetFileName(file), root)))];

    public static IReadOnlyList<YamlMappingNode> Load(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(file)));
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    /// <summary>The value at a path of keys; null where it is not there.</summary>
    public static YamlNode? At(this YamlNode node, params string[] path)
    {
        YamlNode? found = node;
        foreach (var key in path)
            found = found is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
        return found;
    }

    public static string? Text(this YamlNode node, params string[] path) => (node.At(path) as YamlScalarNode)?.Value;

    public static IReadOnlyDictionary<string, string> Map(this YamlNode? node) => node is YamlMappingNode map
        ? map.Children.ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => (entry.Value as YamlScalarNode)?.Value ?? "")
        : new Dictionary<string, string>();

    public static IReadOnlyList<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode list ? [.. list] : [];
}
