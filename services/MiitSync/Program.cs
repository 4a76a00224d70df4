using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.MiitSync;

return await WorkerHost.Run<MiitSyncModule>(args);
