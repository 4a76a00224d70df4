namespace DomainWorkers.VspSimulator;

/// <summary>The truth of a run: what was really done, in order, one JSON line each.</summary>
public sealed class Ledger : LedgerFile<LedgerEntry>
{
    internal Ledger(string? path)
        : base(path)
    {
    }

    /// <summary>Submissions that were one too many.</summary>
    public int DoubleSubmissions => Where(entry => entry.Repeated == true).Count;

    /// <summary>Submissions about one label or one keyed hash of a person, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Submitted(string objectName) =>
        Where(entry => entry.Kind == "submitted" && entry.ObjectName == objectName);

    /// <summary>Numbers the entry.</summary>
    internal void Append(LedgerEntry entry) => Append(next => entry with { Sequence = next });
}
