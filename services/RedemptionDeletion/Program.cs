using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.RedemptionDeletion;

return await WorkerHost.Run<RedemptionDeletionModule>(args);
