using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The truth of a run: what was really executed, in order, one JSON line each.</summary>
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
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1);
        JournalLines.Read(_file, line => _entries.Add(JsonSerializer.Deserialize<LedgerEntry>(line, Format)!));
    }

    /// <summary>All entries so far, those of an earlier run on the same file included.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>The executed commands about one object, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Executed(string command, string objectName)
    {
        lock (_gate)
            return [.. _entries.Where(e => e.Kind == "executed" && e.Command == command && e.ObjectName == objectName)];
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Writes through to the operating system before it returns: a killed process loses nothing, a power cut may.</summary>
    internal void Append(LedgerEntry entry)
    {
        lock (_gate)
        {
            if (entry.Sequence != _entries.Count + 1)
                throw new InvalidDataException($"The ledger ends with entry {_entries.Count}; {entry.Sequence} cannot come next. Does the state file belong to it?");
            if (_file is not null)
                JournalLines.Append(_file, JsonSerializer.SerializeToUtf8Bytes(entry, Format));
            _entries.Add(entry);
        }
    }
}
