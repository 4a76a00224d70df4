using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.EppServing;

/// <summary>The truth of a run: what was really done, in order, one JSON line each.</summary>
public abstract class LedgerFile<TEntry> : IDisposable
    where TEntry : class
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lock _gate = new();
    private readonly List<TEntry> _entries = [];
    private readonly FileStream? _file;

    protected LedgerFile(string? path)
    {
        if (path is null)
            return;

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1);
        JournalLines.Read(_file, line => _entries.Add(JsonSerializer.Deserialize<TEntry>(line, Format)!));
    }

    /// <summary>All entries so far, those of an earlier run on the same file included.</summary>
    public IReadOnlyList<TEntry> Entries
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

    public void Dispose()
    {
        _file?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes through to the operating system before it returns: a killed process loses nothing, a power cut may.</summary>
    /// <param name="next">Makes the entry of the sequence number that it is given.</param>
    protected void Append(Func<long, TEntry> next)
    {
        lock (_gate)
        {
            var entry = next(_entries.Count + 1);
            if (_file is not null)
                JournalLines.Append(_file, JsonSerializer.SerializeToUtf8Bytes(entry, Format));
            _entries.Add(entry);
        }
    }

    /// <summary>The entries that <paramref name="wanted"/> picks, oldest first.</summary>
    protected IReadOnlyList<TEntry> Where(Func<TEntry, bool> wanted)
    {
        lock (_gate)
            return [.. _entries.Where(wanted)];
    }
}
