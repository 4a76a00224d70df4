using DomainWorkers.Contracts.Redemption;

namespace DomainWorkers.RedemptionDeletion.State;

/// <summary>A payment for the domain.</summary>
internal sealed record PaymentState
{
    public required string Id { get; init; }

    public required string OrderId { get; init; }

    public required PaymentPurpose Purpose { get; init; }

    /// <summary>When we were told of it first.</summary>
    public required DateTimeOffset NotedAt { get; init; }

    /// <summary>Until when it protects the domain, while nobody says how it ended; null where only its end was told.</summary>
    public DateTimeOffset? LatestEnd { get; init; }

    /// <summary>Whether its beginning still waits for the outcome of a deletion that was taken back.</summary>
    public bool Unanswered { get; init; }

    public PaymentOutcome? Outcome { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it paid is done, or was refused: it protects nothing any more.</summary>
    public bool Used { get; init; }

    /// <summary>Its time is over and that was said.</summary>
    public bool TimedOut { get; init; }

    public bool IsOpen => Outcome is null && LatestEnd is not null;

    public bool IsPaid => Outcome == PaymentOutcome.Paid && !Used;
}
