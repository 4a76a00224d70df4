using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.MiitSimulator;

/// <summary>The truth of a run: what the ministry really took, decided and handed out, in order, one JSON line each.</summary>
public sealed class Ledger : IDisposable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lock _gate = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly FileStream? _file;

    internal Ledger(string? path)
    {
        if (path is null)
            return;

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1);
    }

    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>The entries of one kind, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Of(string kind)
    {
        lock (_gate)
            return [.. _entries.Where(entry => entry.Kind == kind)];
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Hands the line to the operating system before it returns: an answer follows its line, never the other way round.</summary>
    internal void Append(LedgerEntry entry)
    {
        lock (_gate)
        {
            entry = entry with { Number = _entries.Count + 1 };
            _entries.Add(entry);
            if (_file is null)
                return;
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, Format), (byte)'\n']);
            _file.Flush();
        }
    }
}
