namespace DomainWorkers.BuildingBlocks.State;

/// <summary>What is open in one kind of document, for metrics: each number from an index, and counted no further than <see cref="Most"/>.</summary>
public sealed record StateFigures
{
    /// <summary>Nobody needs to know more exactly, and nobody's store is to count further.</summary>
    public const int Most = 10_000;

    /// <summary>Documents that are due (the definition's clock).</summary>
    public long DueItems { get; init; }

    /// <summary>The earliest due time of all.</summary>
    public DateTimeOffset? OldestDue { get; init; }

    /// <summary>Messages that the broker has not confirmed, or that are not cleared yet.</summary>
    public long OutgoingMessages { get; init; }

    /// <summary>When the oldest of them was written (machine time).</summary>
    public DateTimeOffset? OldestOutgoing { get; init; }

    /// <summary>Documents whose outcome outside is not known; null where the kind has no such state.</summary>
    public long? Unknown { get; init; }

    /// <summary>Since when for the oldest of them (machine time).</summary>
    public DateTimeOffset? OldestUnknown { get; init; }

    /// <summary>Documents that wait for a person; null where the kind has no such state.</summary>
    public long? SetAside { get; init; }

    /// <summary>How long the one that waits longest has been due.</summary>
    public TimeSpan DueAge(DateTimeOffset now) => Age(OldestDue, now);

    /// <summary>How long ago the oldest message was written.</summary>
    public TimeSpan OutboxAge(DateTimeOffset machineNow) => Age(OldestOutgoing, machineNow);

    /// <summary>How long the oldest doubt lasts.</summary>
    public TimeSpan UnknownAge(DateTimeOffset machineNow) => Age(OldestUnknown, machineNow);

    private static TimeSpan Age(DateTimeOffset? since, DateTimeOffset now) => since < now ? now - since.Value : TimeSpan.Zero;
}
