using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.Consumers;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using DomainWorkers.RedemptionDeletion.State;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrarPolicy.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RedemptionDeletion;

/// <summary>The worker that leads a domain through the time after its expiry: grace, deletion, redemption, release.</summary>
public sealed class RedemptionDeletionModule : WorkerModule
{
    /// <summary>The worker's name.</summary>
    public const string WorkerName = "redemption-deletion";

    /// <inheritdoc/>
    public override string Name => WorkerName;

    /// <inheritdoc/>
    public override void Configure(WorkerBuilder worker)
    {
        worker
            .AddConsumer<CancelByFormConsumer, CancelByForm>()
            .AddConsumer<CancelDeletionConsumer, CancelDeletion>()
            .AddConsumer<DeleteUnverifiedDomainConsumer, DeleteUnverifiedDomain>()
            .AddConsumer<DeletionRefusedConsumer, DeletionRefused>()
            .AddConsumer<DomainAdoptedConsumer, DomainAdopted>()
            .AddConsumer<DomainAnnouncedConsumer, DomainAnnounced>()
            .AddConsumer<DomainDeletedConsumer, DomainDeleted>()
            .AddConsumer<DomainRegisteredConsumer, DomainRegistered>()
            .AddConsumer<DomainRenewedConsumer, DomainRenewed>()
            .AddConsumer<DomainRestoredConsumer, DomainRestored>()
            .AddConsumer<DomainSynchronisedConsumer, DomainSynchronised>()
            .AddConsumer<DomainTransferredInConsumer, DomainTransferredIn>()
            .AddConsumer<DomainTransferredOutConsumer, DomainTransferredOut>()
            .AddConsumer<HoldPlacedConsumer, HoldPlaced>()
            .AddConsumer<HoldRefusedConsumer, HoldRefused>()
            .AddConsumer<HoldReleasedConsumer, HoldReleased>()
            .AddConsumer<LookAtLifeConsumer, LookAtLife>()
            .AddConsumer<NameServersChangedConsumer, NameServersChanged>()
            .AddConsumer<NameServersParkedConsumer, NameServersParked>()
            .AddConsumer<NameServersRefusedConsumer, NameServersRefused>()
            .AddConsumer<NameServersRestoredConsumer, NameServersRestored>()
            .AddConsumer<PaymentEndedConsumer, PaymentEnded>()
            .AddConsumer<PaymentStartedConsumer, PaymentStarted>()
            .AddConsumer<RealNameStandingChangedConsumer, RealNameStandingChanged>()
            .AddConsumer<RedeemDomainConsumer, RedeemDomain>()
            .AddConsumer<RenewalAcceptedConsumer, RenewalAccepted>()
            .AddConsumer<RenewalRefusedConsumer, RenewalRefused>()
            .AddConsumer<RequestDeletionConsumer, RequestDeletion>()
            .AddConsumer<RestoreRefusedConsumer, RestoreRefused>()
            .AddConsumer<SynchronisationRefusedConsumer, SynchronisationRefused>()
            .AddDocuments<LifeState>("lives", DueClock.Business)
            .AddDocuments<OrderState>("orders", DueClock.Machine)
            .AddSweep<LifeSweep>("lives", TimeSpan.FromSeconds(5))
            .AddOptions<PolicyOptions>(PolicyRegistration.Section)
            .AddOptions<RedemptionOptions>("Redemption");

        worker.Services.AddRegistrarPolicy();
        worker.Services.AddSingleton(provider => new LifeTerms(
            provider.GetRequiredService<RegistrarPolicies>(), provider.GetRequiredService<IOptions<RedemptionOptions>>().Value));
        worker.Services.AddSingleton<LifeReports>();
        worker.Services.AddSingleton<LifeDesk>();
        worker.Services.AddSingleton<OrderDesk>();
    }
}
