using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.Faults.Evidence;

/// <summary>A file of evidence, one JSON object a line; written while the run goes on, so that a run that hangs leaves it too.</summary>
internal sealed class JsonLines : IDisposable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock _gate = new();
    private readonly StreamWriter _file;

    public JsonLines(string path) => _file = new StreamWriter(path, append: false) { AutoFlush = true, NewLine = "\n" };

    public void Add(object line)
    {
        lock (_gate)
            _file.WriteLine(JsonSerializer.Serialize(line, Format));
    }

    public void Dispose() => _file.Dispose();
}
