using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.RegistrantVault.Hosting;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrarPolicy.Hosting;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Adapters.Budget;
using DomainWorkers.RegistrySubmission.Consumers;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.Operations;
using DomainWorkers.RegistrySubmission.Pump;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DomainWorkers.RegistrySubmission;

/// <summary>The worker that owns every registry operation and the record of every domain.</summary>
public sealed class RegistrySubmissionModule : WorkerModule
{
    /// <summary>The worker's name.</summary>
    public const string WorkerName = "registry-submission";

    public override string Name => WorkerName;

    public override void Configure(WorkerBuilder worker)
    {
        worker
            .AddConsumer<SubmitRegistrationConsumer, SubmitRegistration>()
            .AddConsumer<RenewDomainConsumer, RenewDomain>()
            .AddConsumer<AskOperationConsumer, AskOperation>()
            .AddConsumer<DecideOperationConsumer, DecideOperation>()
            .AddConsumer<PlaceHoldConsumer, PlaceHold>()
            .AddConsumer<ReleaseHoldConsumer, ReleaseHold>()
            .AddConsumer<ChangeNameServersConsumer, ChangeNameServers>()
            .AddConsumer<ParkNameServersConsumer, ParkNameServers>()
            .AddConsumer<RestoreNameServersConsumer, RestoreNameServers>()
            .AddConsumer<ChangeRegistrantConsumer, ChangeRegistrant>()
            .AddConsumer<ChangeContactsConsumer, ChangeContacts>()
            .AddConsumer<RefreshContactsConsumer, RefreshContacts>()
            .AddConsumer<AttachVerificationCodesConsumer, AttachVerificationCodes>()
            .AddConsumer<DeleteDomainConsumer, DeleteDomain>()
            .AddConsumer<WithdrawDeletionConsumer, WithdrawDeletion>()
            .AddConsumer<RestoreDomainConsumer, RestoreDomain>()
            .AddConsumer<SynchroniseDomainConsumer, SynchroniseDomain>()
            .AddConsumer<AdoptDomainConsumer, AdoptDomain>()
            .AddConsumer<AnnounceDomainsConsumer, AnnounceDomains>()
            .AddConsumer<EmailVerificationAcceptedConsumer, EmailVerificationAccepted>()
            .AddConsumer<EmailVerifiedConsumer, EmailVerified>()
            .AddConsumer<EmailVerificationReopenedConsumer, EmailVerificationReopened>()
            .AddDocuments<OperationState>("operations", DueClock.Machine, uniqueKeys: [], lookupKeys: [OperationState.DomainKey])
            .AddDocuments<DomainState>("domains", DueClock.Machine, [DomainState.LivingNameKey], [DomainState.NameKey])
            .AddDocuments<RegistryBudget>("budgets", DueClock.Machine)
            .AddDocuments<PollMessageState>("notices", DueClock.Machine, uniqueKeys: [], lookupKeys: [PollMessageState.NameKey])
            .AddDocuments<PollTurn>("pollTurns", DueClock.Machine)
            .AddDocuments<AnnouncementState>("announcements", DueClock.Machine)
            .AddDocuments<AddressStanding>("addresses", DueClock.Machine)
            .AddDocuments<ProfileAddress>("profileAddresses", DueClock.Machine)
            .AddChronicle<RegistryChronicle>()
            .AddUndecided<UndecidedOperations>()
            .AddSweep<SettledSweep>("settled", TimeSpan.FromSeconds(5))
            .AddSweep<AnnouncementSweep>("announcements", TimeSpan.FromSeconds(1))
            .AddOptions<PolicyOptions>(PolicyRegistration.Section)
            .AddOptions<RegistrationOptions>("Registration")
            .AddOptions<PollOptions>("Poll")
            .AddOptions<AnnouncementOptions>("Announcements")
            .AddOptions<RegistriesOptions>("Registries")
            .AddOptions<PumpOptions>("Pump");

        worker.Services.AddRegistrarPolicy();
        worker.Services.AddSingleton<RegistryActs>();
        worker.Services.AddSingleton<OrderBook>();
        worker.Services.AddSingleton<OrderTermsSource>();
        worker.Services.AddSingleton<EmailDesk>();
        worker.Services.AddSingleton<ChangeDesk>();
        worker.Services.AddSingleton<ProfilesDesk>();
        worker.Services.AddSingleton<HoldDesk>();
        worker.Services.AddSingleton<WithdrawalDesk>();
        worker.Services.AddSingleton<DecisionDesk>();
        worker.AddRegistrantVault(VaultWorker.RegistrySubmission);
        worker.Services.TryAddSingleton<IRegistrants, VaultRegistrants>();
        worker.Services.TryAddSingleton<IRegistrantContacts, VaultRegistrants>();
        worker.Services.TryAddSingleton<IRegistryBudgets, SharedBudgets>();
        worker.Services.TryAddSingleton(Registries.OverEpp);
        worker.Services.AddSingleton<IFigureSource, RegistryFigures>();
        worker.Services.AddHealthChecks().AddCheck<BudgetHealth>("registries", tags: ["ready"]);
        worker.Services.AddSingleton<OperationDesk>();
        worker.Services.AddSingleton<Settlement>();
        worker.Services.AddSingleton<Reconciliation>();
        worker.Services.AddSingleton<OperationRun>();
        worker.Services.AddSingleton<OpenOperations>();
        worker.Services.AddSingleton<NoticeInbox>();
        worker.Services.AddSingleton<NoticeDesk>();
        worker.Services.AddHostedService<RegistryPumps>();
        worker.Services.AddHostedService<PollReaders>();
    }
}
