using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.VspSimulator;

/// <summary>The truth of a run: what was really done, in order, one JSON line each.</summary>
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

    /// <summary>Submissions that were one too many.</summary>
    public int DoubleSubmissions => Entries.Count(entry => entry.Repeated == true);

    /// <summary>Submissions about one label or one keyed hash of a person, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Submitted(string objectName) =>
        [.. Entries.Where(entry => entry.Kind == "submitted" && entry.ObjectName == objectName)];

    public void Dispose() => _file?.Dispose();

    /// <summary>Numbers the entry and writes it through to the operating system: a killed process loses nothing, a power cut may.</summary>
    internal void Append(LedgerEntry entry)
    {
        lock (_gate)
        {
            entry = entry with { Sequence = _entries.Count + 1 };
            if (_file is not null)
                JournalLines.Append(_file, JsonSerializer.SerializeToUtf8Bytes(entry, Format));
            _entries.Add(entry);
        }
    }
}
