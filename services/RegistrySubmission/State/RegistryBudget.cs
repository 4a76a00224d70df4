using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>
/// What all replicas together may use of one registry account; the id is the account's name. All instants are machine time.
/// Invariant: a slot's number is never given again, so it names one grant.
/// </summary>
internal sealed record RegistryBudget : Document
{
    /// <summary>The sessions that are taken, each until its lease ends.</summary>
    public IReadOnlyList<SessionSlot> Slots { get; init; } = [];

    /// <summary>The number of the latest slot.</summary>
    public int LastNumber { get; init; }

    /// <summary>The latest start of each replica that asked for a session not long ago: tells two processes with one name apart.</summary>
    public IReadOnlyList<ReplicaSeen> Replicas { get; init; } = [];

    /// <summary>The first instant at which a command may be written that nobody has been granted yet.</summary>
    public DateTimeOffset? NextTurn { get; init; }

    /// <summary>No login before this instant, because the credentials were refused.</summary>
    public DateTimeOffset? LoginsStoppedUntil { get; init; }

    /// <summary>When they were refused: a process that started later has credentials that somebody has looked at.</summary>
    public DateTimeOffset? LoginsStoppedAt { get; init; }

    /// <summary>No login before this instant, because the registry had no session left for us (2502).</summary>
    public DateTimeOffset? LoginsPausedUntil { get; init; }

    /// <summary>How many sessions there may be while the registry grants fewer than it promised (2502).</summary>
    public int? ShrunkTo { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? ShrunkUntil { get; init; }
}

/// <summary>One session of one process.</summary>
internal sealed record SessionSlot
{
    public required int Number { get; init; }

    public required string Instance { get; init; }

    /// <summary>Which start of the instance: later starts compare greater.</summary>
    public required string Start { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>A replica, its latest start, and when that last asked for or renewed a session.</summary>
internal sealed record ReplicaSeen
{
    public required string Instance { get; init; }

    public required string Start { get; init; }

    public required DateTimeOffset At { get; init; }
}
