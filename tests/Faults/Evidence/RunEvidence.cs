using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults.Evidence;

/// <summary>Everything that was seen of one run.</summary>
internal sealed record RunEvidence(
    FaultPlan Plan,
    IReadOnlyList<FaultOrder> Orders,
    IReadOnlyList<EventLine> Events,
    IReadOnlyList<KillLine> Kills,
    IReadOnlyList<WorkerLife> Lives,
    IReadOnlyList<LedgerEntry> Ledger,
    StoredState Stored,
    string Folder);
