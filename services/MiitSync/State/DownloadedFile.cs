using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.MiitSync.State;

/// <summary>A file of the ministry that was taken into account. Id: unit, name, and the hash of its content, so that a name may come again.</summary>
internal sealed record DownloadedFile : Document
{
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Records { get; init; }

    /// <summary>Results that belong to no report of ours.</summary>
    public int Unmatched { get; init; }
}
