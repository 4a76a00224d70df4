using DomainWorkers.Faults.Rig;

namespace DomainWorkers.Faults.Reminders;

/// <summary>A domain that was told, and what its calendar says by then: one stage that is sent, and those that it takes the place of.</summary>
internal sealed record RemindedDomain(string Id, string Name, DateTimeOffset ExpiresAt, string Stage, IReadOnlyList<string> Skipped);

/// <summary>A line of the worker's ledger, read with the bare driver.</summary>
internal sealed record StoredNotice(string Id, string DomainId, string Stage, string Result, string? MessageId, bool IsDue, bool IsClaimed, int Outgoing);

/// <summary>One SIGKILL, and the notices that the process had in hand.</summary>
internal sealed record ReminderKill(int Number, string Instance, int ProcessId, DateTimeOffset At, IReadOnlyList<string> Held);

/// <summary>What the account heard of a notice.</summary>
internal sealed record HeardNotice(string Exchange, string MessageId, string Sha256, string DomainId, string Stage);

/// <summary>Everything that a run leaves behind.</summary>
internal sealed record ReminderEvidence(
    ReminderPlan Plan,
    IReadOnlyList<RemindedDomain> Told,
    IReadOnlyList<TakenMail> Mails,
    IReadOnlyList<HeardNotice> Heard,
    IReadOnlyList<StoredNotice> Stored,
    IReadOnlyList<ReminderKill> Kills,
    int OpenPlans,
    int Parked,
    int DeadLetters);
