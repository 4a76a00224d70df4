using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.MiitSync.State;

/// <summary>Whose turn it is to fetch from the ministry, and when. It saves traffic; two at once would do no harm.</summary>
internal sealed record DownloadTurn : Document
{
    /// <summary>Failures in a row: back-off grows with it.</summary>
    public int Failures { get; init; }
}
