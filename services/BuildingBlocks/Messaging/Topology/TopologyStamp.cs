using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>
/// Says that somebody has looked at the broker, and found what a build needs, or what is wrong. Its id is the hash of what is needed:
/// builds that need different things can run beside each other while one replaces the other.
/// </summary>
public sealed record TopologyStamp : Document
{
    /// <summary>Whether everything stood there at the last look.</summary>
    public required bool Verified { get; init; }

    /// <summary>When that was (machine time).</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];
}
