using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.EmailVerification;

namespace DomainWorkers.EmailVerification.State;

/// <summary>
/// One life of a domain, and the time that its registrant has to verify the mail address. Invariants: <see cref="OpenSince"/> is set while
/// the duty is open, and no later change moves it; <see cref="Revision"/> only grows.
/// </summary>
internal sealed record DomainState : Document
{
    public const string ClockLane = "clock";

    public required string Account { get; init; }

    public required string Name { get; init; }

    public required string UnicodeName { get; init; }

    public string? ProfileId { get; init; }

    /// <summary>The version of the record that was seen last; lower ones are skipped.</summary>
    public required long RecordVersion { get; init; }

    /// <summary>When the duty began that is open now (business time); null where none is.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    public EmailDeadlineCause? Because { get; init; }

    /// <summary>When the latest duty began that we were told of: one that is told again is no new one.</summary>
    public DateTimeOffset? LastDutySince { get; init; }

    /// <summary>When the open duty's time is over; null where the policy sets none.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The latest reminder that was ordered, in days before the deadline; 0 is the one that tells of the hold.</summary>
    public int? Reminded { get; init; }

    /// <summary>When the last duty was met, or the domain came to us with none.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>Whether our reason holds it, as far as we have told RegistrySubmission.</summary>
    public bool Held { get; init; }

    /// <summary>The revision of our last hold or release.</summary>
    public long Revision { get; init; }

    /// <summary>How often in a row a hold or release of ours was refused: the next comes later.</summary>
    public int HoldRefusals { get; init; }

    /// <summary>Whether it is deleted and may come back: it does not resolve anyway, so nothing is done about it meanwhile.</summary>
    public bool IsDeleted { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
