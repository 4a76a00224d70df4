using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.RealNameReview;

return await WorkerHost.Run<RealNameReviewModule>(args);
