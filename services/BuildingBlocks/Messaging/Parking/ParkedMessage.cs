using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Messaging.Parking;

/// <summary>A message that no consumer could or may act on, kept until a person decides.</summary>
public sealed record ParkedMessage : Document, ISetAside
{
    /// <summary>The queue it stood in.</summary>
    public required string Queue { get; init; }

    /// <summary>The exchange it was sent to.</summary>
    public required string Exchange { get; init; }

    /// <summary>The sender's message id, where there was one.</summary>
    public string? MessageId { get; init; }

    /// <summary>The routing key it came with.</summary>
    public string? RoutingKey { get; init; }

    /// <summary>The content type it came with.</summary>
    public string? ContentType { get; init; }

    /// <summary>Why: <c>rejected</c> by the gate, or <c>broken</c> in a consumer.</summary>
    public required ParkingCause Cause { get; init; }

    /// <summary>The cause again, for as long as nobody has decided what becomes of the message.</summary>
    public string? ParkedBecause { get; init; }

    /// <summary>Groups alike cases: rule and path, or exception type and the place that threw it. No personal data.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>For people: what happened. Never a value out of the message.</summary>
    public required string Detail { get; init; }

    /// <summary>When it was parked (business time).</summary>
    public required DateTimeOffset ParkedAt { get; init; }

    /// <summary>How long the body was. One that is larger than any message may be is kept only up to that size.</summary>
    public required long BodyBytes { get; init; }

    /// <summary>The body, sealed.</summary>
    public required byte[] SealedBody { get; init; }

    /// <summary>Where it stands.</summary>
    public ParkingStanding Standing { get; init; }

    /// <summary>How often it was parked: more than once where it was released and came back.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What was done with it, in order.</summary>
    public IReadOnlyList<ParkingAct> Acts { get; init; } = [];
}

/// <summary>Why a message was parked.</summary>
public enum ParkingCause
{
    /// <summary>It does not fit its contract, or its publisher may not say it.</summary>
    Rejected,

    /// <summary>A consumer failed on it in a way that trying again does not mend.</summary>
    Broken,
}
