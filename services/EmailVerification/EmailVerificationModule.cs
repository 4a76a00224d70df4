using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Adapters;
using DomainWorkers.EmailVerification.Consumers;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.Operations;
using DomainWorkers.EmailVerification.Pump;
using DomainWorkers.EmailVerification.State;
using DomainWorkers.RegistrantVault.Hosting;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrarPolicy.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification;

/// <summary>The worker that verifies registrants' mail addresses and keeps each domain's time for it.</summary>
public sealed class EmailVerificationModule : WorkerModule
{
    /// <summary>The worker's name.</summary>
    public const string WorkerName = "email-verification";

    public override string Name => WorkerName;

    public override void Configure(WorkerBuilder worker)
    {
        worker
            .AddConsumer<RequestEmailVerificationConsumer, RequestEmailVerification>()
            .AddConsumer<ResendEmailVerificationConsumer, ResendEmailVerification>()
            .AddConsumer<ConfirmEmailConsumer, ConfirmEmail>()
            .AddConsumer<RequestEmailDeletionConsumer, RequestEmailDeletion>()
            .AddConsumer<DeleteEmailAddressConsumer, DeleteEmailAddress>()
            .AddConsumer<ListEmailAddressesConsumer, ListEmailAddresses>()
            .AddConsumer<ReportBounceConsumer, ReportBounce>()
            .AddConsumer<DomainRegisteredConsumer, DomainRegistered>()
            .AddConsumer<DomainTransferredInConsumer, DomainTransferredIn>()
            .AddConsumer<RegistrantChangedConsumer, RegistrantChanged>()
            .AddConsumer<DomainAnnouncedConsumer, DomainAnnounced>()
            .AddConsumer<DomainAdoptedConsumer, DomainAdopted>()
            .AddConsumer<DomainSynchronisedConsumer, DomainSynchronised>()
            .AddConsumer<DomainDeletedConsumer, DomainDeleted>()
            .AddConsumer<DomainRestoredConsumer, DomainRestored>()
            .AddConsumer<DomainTransferredOutConsumer, DomainTransferredOut>()
            .AddConsumer<HoldRefusedConsumer, HoldRefused>()
            .AddDocuments<OperationState>("operations", DueClock.Machine, OperationState.MessageIdKey)
            .AddDocuments<AddressState>("addresses", DueClock.Machine)
            .AddDocuments<ProfileState>("profiles", DueClock.Machine)
            .AddDocuments<ProfileDomain>("profileDomains", DueClock.Machine)
            .AddDocuments<DomainState>("domains", DueClock.Business)
            .AddDocuments<QuotaState>("quotas", DueClock.Machine)
            .AddDocuments<GuessState>("guesses", DueClock.Machine)
            .AddSweep<SendingSweep>("sending", TimeSpan.FromSeconds(1))
            .AddSweep<DeadlineSweep>("deadlines", TimeSpan.FromSeconds(5))
            .AddChronicle<VerificationChronicle>()
            .AddOptions<PolicyOptions>(PolicyRegistration.Section)
            .AddOptions<VerificationOptions>("Verification")
            .AddCorrespondence()
            .AddRegistrantVault(VaultWorker.EmailVerification);

        AddOutside(worker.Services);
        AddDesks(worker.Services);
    }

    private static void AddOutside(IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<VerificationOptions>, VerificationKeyRule>();
        services.AddSingleton(provider => VerificationKeyRule.Keys(provider.GetRequiredService<IOptions<VerificationOptions>>().Value));
        services.AddRegistrarPolicy();
        services.TryAddSingleton(_ => BusinessCalendar.Load());
        services.AddSingleton<VerificationTerms>();
        services.TryAddSingleton<IAddressees, VaultAddressees>();
        services.AddSingleton<IValidateOptions<MailOptions>, MailLinkRule>();
    }

    private static void AddDesks(IServiceCollection services)
    {
        services.AddSingleton<AddressBook>();
        services.AddSingleton<MailOrders>();
        services.AddSingleton<DomainDesk>();
        services.AddSingleton<ConcernedSpread>();
        services.AddSingleton<ConcernedDomainsView>();
        services.AddSingleton<MailLedger>();
        services.AddSingleton<MailRun>();
        services.AddSingleton<PhoneRun>();
        services.AddSingleton<QuotaBook>();
        services.AddSingleton<RequestDesk>();
        services.AddSingleton<ConfirmationDesk>();
        services.AddSingleton<DeletionDesk>();
        services.AddSingleton<BounceDesk>();
    }
}
