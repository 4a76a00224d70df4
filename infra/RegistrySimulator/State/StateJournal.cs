using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Keeps the registry's objects over a restart: one line per command, compacted at start.</summary>
internal sealed class StateJournal : IDisposable
{
    private static readonly JsonSerializerOptions Format = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly FileStream _file;

    private StateJournal(FileStream file) => _file = file;

    /// <summary>Reads what is there into the store, mends the ledger, and starts a fresh file that holds only what is alive.</summary>
    public static StateJournal Open(string path, RegistryStore store, Ledger ledger)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        if (File.Exists(path))
        {
            using var old = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            JournalLines.Read(old, line => Apply(JsonSerializer.Deserialize<JournalEntry>(line, Format)!, store, ledger));
        }

        var fresh = path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
            JournalLines.Append(file, JsonSerializer.SerializeToUtf8Bytes(Snapshot(store), Format));
        File.Move(fresh, path, overwrite: true);
        return new StateJournal(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1));
    }

    public void Append(JournalEntry entry) => JournalLines.Append(_file, JsonSerializer.SerializeToUtf8Bytes(entry, Format));

    public void Dispose() => _file.Dispose();

    private static void Apply(JournalEntry entry, RegistryStore store, Ledger ledger)
    {
        store.Apply(entry);
        foreach (var executed in entry.Ledger ?? [])
        {
            if (executed.Sequence > ledger.Count)
                ledger.Append(executed);
        }
    }

    private static JournalEntry Snapshot(RegistryStore store) => new()
    {
        Domains = [.. store.Domains],
        Contacts = [.. store.Contacts],
        Hosts = [.. store.Hosts],
        Accounts = [.. store.Accounts],
        Messages = [.. store.Accounts.SelectMany(account => store.Messages(account.ClientId).Values)],
        LastObject = store.LastObject,
        LastMessage = store.LastMessage,
    };
}
