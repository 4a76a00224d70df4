using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.ExpiryReminders.Adapters;
using DomainWorkers.ExpiryReminders.Consumers;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.Operations;
using DomainWorkers.ExpiryReminders.Pump;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrantVault.Hosting;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrarPolicy.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DomainWorkers.ExpiryReminders;

/// <summary>The worker that reminds holders of what expires, keeps the evidence, says when it has expired, and asks for renewals that were wished.</summary>
public sealed class ExpiryRemindersModule : WorkerModule
{
    /// <summary>The worker's name.</summary>
    public const string WorkerName = "expiry-reminders";

    public override string Name => WorkerName;

    public override void Configure(WorkerBuilder worker)
    {
        worker
            .AddConsumer<SetAutoRenewConsumer, SetAutoRenew>()
            .AddConsumer<AskNoticesConsumer, AskNotices>()
            .AddConsumer<DomainRegisteredConsumer, DomainRegistered>()
            .AddConsumer<DomainRenewedConsumer, DomainRenewed>()
            .AddConsumer<DomainRestoredConsumer, DomainRestored>()
            .AddConsumer<DomainDeletedConsumer, DomainDeleted>()
            .AddConsumer<DomainTransferredInConsumer, DomainTransferredIn>()
            .AddConsumer<DomainTransferredOutConsumer, DomainTransferredOut>()
            .AddConsumer<DomainAdoptedConsumer, DomainAdopted>()
            .AddConsumer<DomainAnnouncedConsumer, DomainAnnounced>()
            .AddConsumer<DomainSynchronisedConsumer, DomainSynchronised>()
            .AddConsumer<RegistrantChangedConsumer, RegistrantChanged>()
            .AddDocuments<PlanState>("plans", DueClock.Business)
            .AddDocuments<NoticeState>("notices", DueClock.Machine)
            .AddDocuments<AddresseeState>("addressees", DueClock.Machine)
            .AddDocuments<RequestState>("requests", DueClock.Machine)
            .AddSweep<PlanSweep>("plans", "0/10 * * * * ?")
            .AddSweep<NoticeSweep>("notices", "* * * * * ?")
            .AddSweep<WishSweep>("wishes", "0/5 * * * * ?")
            .AddChronicle<ReminderChronicle>()
            .AddOptions<RemindersOptions>("Reminders")
            .AddOptions<PolicyOptions>(PolicyRegistration.Section)
            .AddCorrespondence()
            .AddRegistrantVault(VaultWorker.ExpiryReminders);

        var services = worker.Services;
        services.AddRegistrarPolicy();
        services.TryAddSingleton<IAddressees, VaultAddressees>();
        services.AddSingleton(provider => new ReminderTerms(
            provider.GetRequiredService<RegistrarPolicies>(), provider.GetRequiredService<IOptions<RemindersOptions>>().Value.SendAt));
        services.AddSingleton<PlanDesk>();
        services.AddSingleton<WishDesk>();
        services.AddSingleton<NoticeLedger>();
        services.AddSingleton<AddresseeBook>();
        services.AddSingleton<NoticeComposer>();
        services.AddSingleton<NoticeDispatch>();
        services.AddSingleton<NoticeRun>();
    }
}
