using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Consumers;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.Operations;
using DomainWorkers.MiitSync.Pump;
using DomainWorkers.MiitSync.State;
using DomainWorkers.RegistrantVault.Hosting;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrarPolicy.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync;

/// <summary>The worker that tells the ministry of every domain, and knows which of them can be filed.</summary>
public sealed class MiitSyncModule : WorkerModule
{
    /// <summary>The worker's name.</summary>
    public const string WorkerName = "miit-sync";

    public override string Name => WorkerName;

    public override void Configure(WorkerBuilder worker)
    {
        worker
            .AddConsumer<DomainRegisteredConsumer, DomainRegistered>()
            .AddConsumer<DomainRenewedConsumer, DomainRenewed>()
            .AddConsumer<DomainRestoredConsumer, DomainRestored>()
            .AddConsumer<DomainDeletedConsumer, DomainDeleted>()
            .AddConsumer<DomainAdoptedConsumer, DomainAdopted>()
            .AddConsumer<DomainAnnouncedConsumer, DomainAnnounced>()
            .AddConsumer<DomainSynchronisedConsumer, DomainSynchronised>()
            .AddConsumer<DomainTransferredInConsumer, DomainTransferredIn>()
            .AddConsumer<DomainTransferredOutConsumer, DomainTransferredOut>()
            .AddConsumer<NameServersChangedConsumer, NameServersChanged>()
            .AddConsumer<NameServersParkedConsumer, NameServersParked>()
            .AddConsumer<NameServersRestoredConsumer, NameServersRestored>()
            .AddConsumer<ContactsChangedConsumer, ContactsChanged>()
            .AddConsumer<ContactsRefreshedConsumer, ContactsRefreshed>()
            .AddConsumer<RegistrantChangedConsumer, RegistrantChanged>()
            .AddConsumer<VerificationCodesAttachedConsumer, VerificationCodesAttached>()
            .AddConsumer<RealNameStandingChangedConsumer, RealNameStandingChanged>()
            .AddConsumer<AskIcpReadinessConsumer, AskIcpReadiness>()
            .AddDocuments<ReportedDomain>("reportedDomains", DueClock.Business, ReportedDomain.NameKey, ReportedDomain.MinistryKey)
            .AddDocuments<EarlyStanding>("earlyStandings", DueClock.Business)
            .AddDocuments<UploadLine>("uploadLines", DueClock.Machine)
            .AddDocuments<UploadFile>("uploadFiles", DueClock.Business)
            .AddDocuments<DownloadTurn>("downloadTurns", DueClock.Machine)
            .AddDocuments<DownloadedFile>("downloadedFiles", DueClock.Business)
            .AddDocuments<CodeTablesState>("codeTables", DueClock.Business)
            .AddDocuments<FilingQuestion>("questions", DueClock.Machine)
            .AddDocuments<ReconciliationState>("reconciliations", DueClock.Business)
            .AddSweep<LineSweep>("line", TimeSpan.FromSeconds(30))
            .AddSweep<WatchSweep>("watch", TimeSpan.FromMinutes(1))
            .AddSweep<OverdueSweep>("overdue", TimeSpan.FromMinutes(10))
            .AddSweep<ReconciliationSweep>("reconciliation", TimeSpan.FromSeconds(30))
            .AddChronicle<ReportChronicle>()
            .AddOptions<PolicyOptions>(PolicyRegistration.Section)
            .AddOptions<MinistryOptions>("Ministry")
            .AddOptions<ReportingOptions>("Reporting");

        var services = worker.Services;
        services.AddRegistrarPolicy();
        services.TryAddSingleton(_ => BusinessCalendar.Load());
        services.AddSingleton(Terms);
        services.AddSingleton(Hours);
        services.AddSingleton<ReadinessRules>();
        worker.AddRegistrantVault(VaultWorker.MiitSync);
        services.TryAddSingleton<IHolders, VaultHolders>();
        services.TryAddSingleton<IUploadArchive, VaultUploads>();
        services.TryAddSingleton(Ministries.Open);
        services.AddSingleton<ReportBook>();
        services.AddSingleton<LineEnds>();
        services.AddSingleton<FileBuilding>();
        services.AddSingleton<UploadRound>();
        services.AddSingleton<ResultDesk>();
        services.AddSingleton<DownloadRound>();
        services.AddSingleton<IFigureSource, MinistryFigures>();
        services.AddSingleton<FilingDesk>();
        services.AddHostedService<MinistryPump>();
    }

    private static ReportingTerms Terms(IServiceProvider services)
    {
        var ministry = services.GetRequiredService<IOptions<MinistryOptions>>().Value;
        return new ReportingTerms
        {
            Registrar = ministry.Registrar,
            UnicodeNames = ministry.UnicodeNames,
            ReportPayer = ministry.ReportPayer,
            Abroad = ministry is { AbroadProvince: { } province, AbroadCity: { } city } ? (province, city) : null,
            Overdue = services.GetRequiredService<IOptions<ReportingOptions>>().Value.Overdue,
        };
    }

    private static CounterHours Hours(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ReportingOptions>>().Value;
        return CounterHours.Of(options.OpenFrom, options.OpenUntil, options.Maintenance);
    }
}
