using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.ExpiryReminders;

return await WorkerHost.Run<ExpiryRemindersModule>(args);
