using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults.Redemption;

/// <summary>What becomes of a domain.</summary>
internal enum Fate
{
    /// <summary>Nobody pays: deleted at expiry, and released by the registry.</summary>
    Released,

    /// <summary>A payment began and never ended: deleted after its latest end, and released.</summary>
    Lapsed,

    /// <summary>Deleted at expiry and bought back.</summary>
    Redeemed,

    /// <summary>Deleted because its holder asked for it, and bought back.</summary>
    Requested,

    /// <summary>A payment began before expiry and is confirmed after it: renewed, never deleted.</summary>
    Paid,
}

/// <summary>A domain of the run.</summary>
/// <param name="ExpiresAt">The registry's date for it.</param>
/// <param name="LatestEnd">Until when its payment for a renewal protects it; null where there is none.</param>
internal sealed record LivingDomain(string Id, string Name, Fate Fate, DateTimeOffset ExpiresAt, DateTimeOffset? LatestEnd)
{
    public bool IsBoughtBack => Fate is Fate.Redeemed or Fate.Requested;

    public bool IsFreed => Fate is Fate.Released or Fate.Lapsed;
}

/// <summary>What the account heard: the message, and the one word in it that the verdict asks for (a phase, or whether it was renewed or protected).</summary>
internal sealed record LifeWord(string Exchange, string MessageId, string Sha256, string? DomainId, string? Word);

/// <summary>A life as it lies in the store of RedemptionDeletion.</summary>
internal sealed record StoredLife(string Id, string Phase, bool IsBusy, bool IsOverdue, bool IsParked, int Answers, int Outgoing);

/// <summary>A domain as it lies in the store of RegistrySubmission.</summary>
internal sealed record StoredRecord(string Id, bool IsOpen, DateTimeOffset? ExpiresAt, int Outgoing);

/// <summary>One SIGKILL, and how many domains had something under way.</summary>
internal sealed record LifeKill(int Number, string Instance, int ProcessId, DateTimeOffset At, long UnderWay);

/// <summary>Everything that a run leaves behind.</summary>
internal sealed record LifeRunEvidence(
    LifePlan Plan,
    IReadOnlyList<LivingDomain> Domains,
    IReadOnlyList<LifeWord> Heard,
    IReadOnlyList<LedgerEntry> Ledger,
    IReadOnlyList<StoredLife> Lives,
    IReadOnlyList<StoredRecord> Records,
    IReadOnlyList<LifeKill> Kills,
    int UnansweredOrders,
    int OpenOperations,
    int Parked,
    int DeadLetters);
