using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.RegistrySubmission;

return await WorkerHost.Run<RegistrySubmissionModule>(args);
