using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.MiitSync.State;

/// <summary>What was said of a holder before the domain was: messages come in any order. Id: the domain's.</summary>
internal sealed record EarlyStanding : Document
{
    public required bool Verified { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Revision { get; init; }
}
