namespace DomainWorkers.Faults.Ministry;

/// <summary>A domain as the registry's worker has told of it last.</summary>
internal sealed record ToldDomain(string Id, string Name, string Status, DateTimeOffset RegisteredAt, DateTimeOffset ExpiresAt, IReadOnlyList<string> NameServers, long Version);

/// <summary>A domain as the worker's documents have it, read with the bare driver.</summary>
internal sealed record StoredDomain(
    string Id, string Name, long Version, long? MinistryId, bool IsPending, bool IsDue, bool HasFailed, long Readiness, int Outgoing);

/// <summary>A domain as the ministry has it on record.</summary>
internal sealed record KnownDomain(long Id, string Name, string NameServers, string ValidTo);

/// <summary>One SIGKILL, and the step that it fell on.</summary>
internal sealed record MinistryKill(int Number, string Place, string Instance, int ProcessId, DateTimeOffset At);

/// <summary>A word of the worker to the account: the revision of a readiness, or the codes of a refusal.</summary>
internal sealed record HeardWord(string Exchange, string DomainId, long? Revision, bool? Ready);

/// <summary>Everything that a run leaves behind.</summary>
internal sealed record MinistryEvidence(
    MinistryPlan Plan,
    IReadOnlyList<ToldDomain> Told,
    IReadOnlyList<StoredDomain> Stored,
    IReadOnlyList<KnownDomain> Known,
    IReadOnlyList<MinistryKill> Kills,
    IReadOnlyList<HeardWord> Heard,
    IReadOnlyList<DomainWorkers.MiitSimulator.LedgerEntry> Ledger,
    string? LineStopped,
    bool LineOpen,
    long? LineLast,
    int Parked,
    string Folder);
