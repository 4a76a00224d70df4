using DomainWorkers.BuildingBlocks.Hosting;

namespace DomainWorkers.RealNameReview;

/// <summary>The worker that decides whether registrants are who they say.</summary>
public sealed class RealNameReviewModule : WorkerModule
{
    /// <summary>The worker's name.</summary>
    public const string WorkerName = "real-name-review";

    public override string Name => WorkerName;

    public override void Configure(WorkerBuilder worker)
    {
    }
}
