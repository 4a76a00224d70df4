using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Consumers;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.Hosting;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrarPolicy.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DomainWorkers.RealNameReview;

/// <summary>The worker that keeps registrant profiles and decides whether registrants are who they say.</summary>
public sealed class RealNameReviewModule : WorkerModule
{
    /// <summary>The worker's name.</summary>
    public const string WorkerName = "real-name-review";

    public override string Name => WorkerName;

    public override void Configure(WorkerBuilder worker)
    {
        AddCommands(worker);
        worker
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
            .AddConsumer<VerificationCodesAttachedConsumer, VerificationCodesAttached>()
            .AddConsumer<VerificationCodesRefusedConsumer, VerificationCodesRefused>();
        AddDocuments(worker);
        worker
            .AddSweep<SubmissionSweep>("submissions", TimeSpan.FromSeconds(1))
            .AddSweep<ProviderPollSweep>("provider-poll", TimeSpan.FromSeconds(5))
            .AddSweep<MaterialSweep>("material", TimeSpan.FromSeconds(1))
            .AddSweep<ReviewSweep>("reviews", TimeSpan.FromSeconds(1))
            .AddSweep<DomainSweep>("domains", TimeSpan.FromSeconds(5))
            .AddSweep<CaseSweep>("cases", TimeSpan.FromSeconds(30))
            .AddOptions<PolicyOptions>(PolicyRegistration.Section)
            .AddOptions<ReviewOptions>("Review")
            .AddRegistrantVault(VaultWorker.RealNameReview);
        worker.AddAdapters();
        AddDesks(worker.Services);
    }

    private static void AddCommands(WorkerBuilder worker) => worker
        .AddConsumer<CreateProfileConsumer, CreateProfile>()
        .AddConsumer<ChangeProfileConsumer, ChangeProfile>()
        .AddConsumer<DeleteProfileConsumer, DeleteProfile>()
        .AddConsumer<SetDefaultProfileConsumer, SetDefaultProfile>()
        .AddConsumer<ListProfilesConsumer, ListProfiles>()
        .AddConsumer<SubmitMaterialConsumer, SubmitMaterial>()
        .AddConsumer<RequestReviewConsumer, RequestReview>()
        .AddConsumer<DecideReviewConsumer, DecideReview>()
        .AddConsumer<AskEligibilityConsumer, AskEligibility>()
        .AddConsumer<IssueVerificationCodesConsumer, IssueVerificationCodes>()
        .AddConsumer<AssociateProfileConsumer, AssociateProfile>()
        .AddConsumer<OpenEnhancedVerificationConsumer, OpenEnhancedVerification>();

    private static void AddDocuments(WorkerBuilder worker) => worker
        .AddDocuments<OperationState>("operations", DueClock.Machine)
        .AddDocuments<ProfileState>("profiles", DueClock.Machine)
        .AddDocuments<AccountState>("accounts", DueClock.Machine)
        .AddDocuments<ProfileDomain>("profileDomains", DueClock.Machine)
        .AddDocuments<ReviewState>("reviews", DueClock.Business)
        .AddDocuments<MatterState>("matters", DueClock.Machine)
        .AddDocuments<SubmissionState>("submissions", DueClock.Machine, SubmissionState.TransactionKey)
        .AddDocuments<ProviderLink>("providerLinks", DueClock.Machine)
        .AddDocuments<MaterialState>("materials", DueClock.Machine)
        .AddDocuments<DomainState>("domains", DueClock.Business)
        .AddDocuments<CaseState>("cases", DueClock.Business)
        .AddDocuments<ProfileCase>("profileCases", DueClock.Machine)
        .AddDocuments<RetentionState>("retentions", DueClock.Business);

    private static void AddDesks(IServiceCollection services)
    {
        services.AddRegistrarPolicy();
        services.TryAddSingleton(_ => BusinessCalendar.Load());
        services.AddSingleton<ReviewTerms>();
        services.AddSingleton<ProfileVault>();
        services.AddSingleton<ProfileBook>();
        services.AddSingleton<ReviewBook>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<EligibilityDesk>();
        services.AddSingleton<HolderView>();
        services.AddSingleton<DomainDesk>();
        services.AddSingleton<ProfileSpread>();
        services.AddSingleton<CodeDesk>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<ReviewOutcome>();
        services.AddSingleton<SubmissionRun>();
        services.AddSingleton<MaterialRun>();
        services.AddSingleton<MaterialReview>();
        services.AddSingleton<ProfileErasure>();
        services.AddSingleton<Requests>();
        services.AddSingleton<ProfileAnswers>();
        services.AddSingleton<ProfileForms>();
        services.AddSingleton<ProfileDesk>();
        services.AddSingleton<MaterialDesk>();
        services.AddSingleton<MaterialMatters>();
        services.AddSingleton<EligibilityAnswers>();
        services.AddSingleton<CodeRequests>();
        services.AddSingleton<Association>();
    }
}
