using System.Text.Json;
using DomainWorkers.DocumentDbGateway.Wire;

namespace DomainWorkers.DocumentDbGateway;

/// <summary>One JSON line per command, when asked for: tests count what a piece of work costs the database.</summary>
internal sealed class CommandLog(string? path) : IDisposable
{
    private readonly StreamWriter? _lines = path is null ? null : new StreamWriter(path, append: true) { AutoFlush = true };
    private readonly Lock _gate = new();

    public void Write(Request request)
    {
        if (_lines is null)
            return;
        var line = JsonSerializer.Serialize(new { command = request.Name, @namespace = request.Namespace });
        lock (_gate)
            _lines.WriteLine(line);
    }

    public void Dispose() => _lines?.Dispose();
}
