namespace DomainWorkers.BuildingBlocks.State;

/// <summary>
/// What a worker keeps: an immutable record that is changed with <c>with</c> and decided by one conditional write. Everything that a
/// change wants to say travels inside the same write, as <see cref="Outgoing"/>.
/// </summary>
public abstract record Document
{
    /// <summary>What the document is about; given once, never changed.</summary>
    public required string Id { get; init; }

    /// <summary>The form in which the document is written; a worker reads the last two.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Raised by one with each write but the clearing of <see cref="Outgoing"/>; 0 as long as it is not stored.</summary>
    public long Version { get; init; }

    /// <summary>Which queue of due work it stands in, e.g. one per registry account and urgency; null where it never falls due.</summary>
    public string? Lane { get; init; }

    /// <summary>From when on somebody has to look at it; null when there is nothing to do. Its clock is the state definition's.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Until when the one who claimed it may work on it (machine time); null when nobody has.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>Who claimed it: instance and process start.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>How often it was claimed since its holder last wrote an outcome: raised by each claim, set back by whoever ends one in good
    /// order. Whoever dies in it, or fails by a bug of ours, leaves it raised: so poison is told.</summary>
    public int Claims { get; init; }

    /// <summary>W3C trace context of the work that changed it last on somebody's behalf, so that a trace survives the store, sweeps and pumps.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Messages that this document's changes have to say, until the broker has confirmed them.</summary>
    public IReadOnlyList<OutgoingMessage> Outgoing { get; init; } = [];
}
