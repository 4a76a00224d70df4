using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;

namespace DomainWorkers.RedemptionDeletion.State;

/// <summary>
/// One life of a domain, from the day it is known to the day its name is free. Every step is one conditional write of this document.
/// Invariants: <see cref="Document.Due"/> is set as long as the life lasts; at most one deletion and one redemption are under way.
/// </summary>
internal sealed record LifeState : Document
{
    public const string ClockLane = "clock";

    /// <summary>Where a life stands that a bug or a crash ended again and again: somebody has to look.</summary>
    public const string ParkedLane = "parked";

    public required string Account { get; init; }

    public required string Name { get; init; }

    public required string UnicodeName { get; init; }

    /// <summary>The version of the record that was seen last; lower ones are skipped.</summary>
    public required long RecordVersion { get; init; }

    public required DomainStatus Status { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>The registry's <c>exDate</c> as the record last had it. Not proof of payment.</summary>
    public DateTimeOffset? RegistryExpiresAt { get; init; }

    /// <summary>Until when the account has paid, as the record last had it.</summary>
    public DateTimeOffset? PaidUntil { get; init; }

    /// <summary>The expiry that counts: what was paid, or the registry's own date where it was corrected to a later one.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The snapshot in the record; null while the domain is not parked.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>The phase that was told last.</summary>
    public LifePhase Phase { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public DeletionCause? Cause { get; init; }

    /// <summary>With another registrar now.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Whether the holder's identity is verified, as the last standing said; null where nothing was said.</summary>
    public bool? Verified { get; init; }

    public long StandingRevision { get; init; }

    public Interruption? Interruption { get; init; }

    /// <summary>The revision of our last hold or release.</summary>
    public long HoldRevision { get; init; }

    public DeletionPlan? Deletion { get; init; }

    /// <summary>How often a deletion of this domain was begun: names the next one.</summary>
    public int DeletionAttempts { get; init; }

    /// <summary>Refusals in a row: the next try comes later.</summary>
    public int DeletionRefusals { get; init; }

    /// <summary>Before that no deletion is begun: the last one was refused, or a redemption has to be put right by a person first.</summary>
    public DateTimeOffset? DeleteNotBefore { get; init; }

    public RedemptionRun? Redemption { get; init; }

    /// <summary>How often a restore, renewal or return of the name servers was ordered in this life: names the next one.</summary>
    public int Acts { get; init; }

    /// <summary>The question to the registry that is open, or the last one.</summary>
    public Watch? Watch { get; init; }

    public int Watches { get; init; }

    /// <summary>Payments that are open, or ended not long ago: a late message about one must find it.</summary>
    public IReadOnlyList<PaymentState> Payments { get; init; } = [];

    /// <summary>Renewals that RegistrySubmission has accepted and not answered.</summary>
    public IReadOnlyList<string> OpenRenewals { get; init; } = [];

    /// <summary>Renewals that were answered: an acceptance that comes late opens nothing.</summary>
    public IReadOnlyList<string> EndedRenewals { get; init; } = [];

    /// <summary>Whether the name is listed for pre-release.</summary>
    public bool Listed { get; init; }

    /// <summary>Answers to orders on their way into the orders' documents.</summary>
    public IReadOnlyList<SettledAnswer> Answers { get; init; } = [];

    /// <summary>Raised with each answer: an older one never overwrites a newer one.</summary>
    public long AnswerNumber { get; init; }

    /// <summary>Looks in a row that a bug of ours ended.</summary>
    public int Failures { get; init; }

    public bool IsOver => Phase is LifePhase.Released or LifePhase.Left;
}

/// <summary>The latest answer to an order, on its way from the life to the order.</summary>
internal sealed record SettledAnswer(string Order, long Number, OutgoingMessage Answer);

/// <summary>A look at the registry that was asked for (<c>SynchroniseDomain</c>).</summary>
/// <param name="RequestId">Names the question.</param>
/// <param name="AskedAt">When it was asked, the last time.</param>
/// <param name="AnsweredAt">When the answer came; null while it is open.</param>
internal sealed record Watch(string RequestId, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt);
