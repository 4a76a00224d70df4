using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.MiitSync.State;

/// <summary>Where the daily comparison stands; resumable, due again the next night (business time). Id: the unit's number.</summary>
internal sealed record ReconciliationState : Document
{
    /// <summary>The last domain that was looked at; null at the beginning of a round.</summary>
    public string? After { get; init; }

    /// <summary>Domains of the running round that the ministry should know and does not.</summary>
    public long NotKnown { get; init; }

    /// <summary>Those that were put right.</summary>
    public long Mended { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}
