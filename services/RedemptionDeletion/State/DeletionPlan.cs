using DomainWorkers.Contracts.Redemption;

namespace DomainWorkers.RedemptionDeletion.State;

/// <summary>A deletion that was asked for or has come due, up to its outcome.</summary>
internal sealed record DeletionPlan
{
    public required DeletionCause Cause { get; init; }

    /// <summary>The order that asked for it; null where the calendar did.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>That order's document.</summary>
    public string? Order { get; init; }

    /// <summary>When it is carried out (business time).</summary>
    public required DateTimeOffset At { get; init; }

    public required DeletionStep Step { get; init; }

    /// <summary>Our order to RegistrySubmission; null before there is one.</summary>
    public string? OrderId { get; init; }

    /// <summary>When the last question or order of it was sent.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>What the open order stands on.</summary>
    public long DomainVersion { get; init; }

    public DateTimeOffset? RegistryExpiresAt { get; init; }

    public DateTimeOffset? PaidUntil { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Why it is not wanted any more, while it is being found out whether that came in time.</summary>
    public CancellationCause? CancelCause { get; init; }

    /// <summary>The order that cancels it, and its document; null where nobody asked.</summary>
    public string? CancelledBy { get; init; }

    public string? CancelOrder { get; init; }

    /// <summary>Whether a verification of the holder ends it.</summary>
    public bool EndsWhenVerified { get; init; }
}

/// <summary>How far a deletion is.</summary>
internal enum DeletionStep
{
    /// <summary>Its time has not come, or something stands in its way.</summary>
    Scheduled,

    /// <summary>The registry is asked how the domain stands: nothing irreversible on an old record.</summary>
    Looking,

    /// <summary>Ordered from RegistrySubmission.</summary>
    Ordered,

    /// <summary>Ordered, and taken back: RegistrySubmission says which was first.</summary>
    Withdrawing,
}
