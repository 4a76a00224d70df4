namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What a process that asks for a session is told.</summary>
internal abstract record SlotAnswer
{
    /// <summary>It has the slot until the lease ends.</summary>
    public sealed record Granted(int Number) : SlotAnswer;

    /// <summary>All are taken; it asks again.</summary>
    public sealed record Full : SlotAnswer;

    /// <summary>Nobody logs in for now.</summary>
    public sealed record LoginsStopped(DateTimeOffset Until, TimeSpan Remaining) : SlotAnswer;

    /// <summary>A later start of its own name has been seen: this process must stop.</summary>
    public sealed record Superseded : SlotAnswer;
}

/// <summary>How a registry account stands, for people.</summary>
/// <param name="Taken">Sessions that replicas hold.</param>
/// <param name="Limit">How many there may be now.</param>
/// <param name="StoppedUntil">No login before, after refused credentials; null when that is over.</param>
/// <param name="PausedUntil">No login before, after 2502; null when that is over.</param>
internal sealed record BudgetStand(int Taken, int Limit, DateTimeOffset? StoppedUntil, DateTimeOffset? PausedUntil);

/// <summary>What became of a renewal.</summary>
/// <param name="Kept">The numbers that still belong to the process; every other one of its slots is lost.</param>
/// <param name="Superseded">A later start of its own name has been seen: this process must stop.</param>
internal sealed record RenewalAnswer(IReadOnlyList<int> Kept, bool Superseded);

/// <summary>What a process that asks for turns is told.</summary>
internal abstract record TurnAnswer
{
    /// <summary>One command at <paramref name="From"/> and one after each spacing, so many in all.</summary>
    public sealed record Granted(DateTimeOffset From, int Count) : TurnAnswer;

    /// <summary>Others come first for so long; then it asks again.</summary>
    public sealed record Later(TimeSpan Wait) : TurnAnswer;
}
