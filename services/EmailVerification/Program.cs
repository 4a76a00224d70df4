using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.EmailVerification;

return await WorkerHost.Run<EmailVerificationModule>(args);
