namespace DomainWorkers.RegistrySimulator;

/// <summary>The truth of a run: what was really executed, in order, one JSON line each.</summary>
public sealed class Ledger : LedgerFile<LedgerEntry>
{
    internal Ledger(string? path)
        : base(path)
    {
    }

    /// <summary>The executed commands about one object, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Executed(string command, string objectName) =>
        Where(entry => entry.Kind == "executed" && entry.Command == command && entry.ObjectName == objectName);

    internal void Append(LedgerEntry entry) => Append(next => entry.Sequence == next
        ? entry
        : throw new InvalidDataException(
            $"The ledger ends with entry {next - 1}; {entry.Sequence} cannot come next. Does the state file belong to it?"));
}
