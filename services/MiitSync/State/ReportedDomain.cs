using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.State;

/// <summary>
/// One life of a domain and the ministry's view of it. Invariant: at most one report is on its way (<see cref="Pending"/>); what changes
/// meanwhile is in <see cref="Facts"/> and is compared when the result is known.
/// </summary>
internal sealed record ReportedDomain : Document
{
    /// <summary>The name, from the moment its addition is on its way until its deletion is confirmed: two lives never overlap there.</summary>
    public const string NameKey = "reportedName";

    /// <summary>The ministry's id as text, while it has a record.</summary>
    public const string MinistryKey = "ministryIdText";

    public required DomainFacts Facts { get; init; }

    /// <summary>Since when the holder is verified; null while he is not.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Of the newest word about the holder.</summary>
    public long RealNameRevision { get; init; }

    /// <summary>The ministry's id of its record; null while it has none.</summary>
    public long? MinistryId { get; init; }

    /// <summary>Unique.</summary>
    public string? MinistryIdText { get; init; }

    /// <summary>Unique.</summary>
    public string? ReportedName { get; init; }

    /// <summary>What the ministry confirmed last, as a fingerprint; null while it has nothing.</summary>
    public string? Confirmed { get; init; }

    /// <summary>The holder's profile that the ministry confirmed last; null while it has none.</summary>
    public string? ConfirmedHolder { get; init; }

    /// <summary>When a report was confirmed for the first time in this life (3998).</summary>
    public DateTimeOffset? IngestedAt { get; init; }

    /// <summary>The report that is on its way.</summary>
    public PendingReport? Pending { get; init; }

    /// <summary>Why the last report failed, until something has changed.</summary>
    public ReportFailure? Failure { get; init; }

    /// <summary>Since when the ministry should know otherwise than it does (business time); null while it knows, or cannot be told.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Version of the holder's profile when it was looked at last.</summary>
    public long ProfileVersion { get; init; }

    /// <summary>Names of the result files that were taken into account, newest last; a few are enough, because files are acknowledged.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>What stood against a filing when it was said last; null before the first time.</summary>
    public IReadOnlyList<string>? Readiness { get; init; }

    public long ReadinessRevision { get; init; }
}

/// <summary>A report that is on its way.</summary>
/// <param name="Sequence">The file.</param>
/// <param name="Action">What is asked.</param>
/// <param name="RecordId">Our id of the record (additions).</param>
/// <param name="Fingerprint">What it says.</param>
/// <param name="Holder">The holder's profile that it names.</param>
/// <param name="At">When it was taken into the file (business time).</param>
internal sealed record PendingReport(long Sequence, ReportAction Action, long RecordId, string Fingerprint, string? Holder, DateTimeOffset At)
{
    /// <summary>No result in a long time.</summary>
    public bool Overdue { get; init; }
}

/// <summary>Why a report was not taken, by the ministry or by our own look at it.</summary>
/// <param name="Fingerprint">What it said; another one is tried again.</param>
/// <param name="Codes">Codes of <see cref="Domain.Refusals"/>.</param>
/// <param name="At">When.</param>
/// <param name="Times">How often in a row.</param>
internal sealed record ReportFailure(string Fingerprint, IReadOnlyList<string> Codes, DateTimeOffset At, int Times)
{
    /// <summary>When it is tried again as it is; null where only a change helps.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
