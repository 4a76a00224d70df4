using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.Messaging.Topology;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>What every worker stands on: clocks, checked options, stores, the outbox, the place for parked messages.</summary>
internal static class WorkerServices
{
    public static void Add(IServiceCollection services, IReadOnlyList<WorkerBuilder> workers)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(Clocks.Machine, TimeProvider.System);
        services.AddCheckedOptions<BrokerOptions>("Broker");
        services.AddCheckedOptions<StoreOptions>("Store");
        services.AddCheckedOptions<WorkerOptions>("Worker");
        services.AddCheckedOptions<MessagingOptions>("Messaging");
        services.AddSingleton<IPostConfigureOptions<MessagingOptions>, PublisherIdentityDefault>();
        services.AddSingleton<IValidateOptions<MessagingOptions>, PublisherIdentityRule>();
        services.AddSingleton<ProcessIdentity>();
        services.TryAddSingleton<WorkInHand>();
        services.AddSingleton<Quiescence>();
        services.AddCheckedOptions<TelemetryOptions>("Telemetry");
        services.AddSingleton<StoreSampler>();
        services.AddSingleton<PumpBell>();
        services.AddSingleton<ParkingLots>();
        services.AddSingleton<IOutgoingPublisher, BusPublisher>();
        services.TryAddSingleton<IStateStoreFactory>(provider => StateStores.Open(provider));
        services.AddSingleton<QueueProbe>();
        services.AddHostedService<StorePreparation>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

        services.AddCheckedOptions<ParkingOptions>("Parking");
        services.AddSingleton<IValidateOptions<ParkingOptions>, ParkingRule>();
        services.AddSingleton(provider => ParkingRule.Seal(provider.GetRequiredService<IOptions<ParkingOptions>>().Value));
        foreach (var worker in workers)
        {
            AddParking(services, worker.Name, worker);
            AddStamps(services, worker.Name);
        }
    }

    private static void AddStamps(IServiceCollection services, string name)
    {
        var definition = new StateDefinition<TopologyStamp> { Worker = name, Collection = "topology", Clock = DueClock.Machine };
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<IStateStoreFactory>().Create(definition));
        services.AddKeyedSingleton(name, (provider, _) => new TopologyStamps(
            provider.GetRequiredKeyedService<IStateStore<TopologyStamp>>(name),
            provider.GetRequiredKeyedService<TimeProvider>(Clocks.Machine)));
        services.AddSingleton<IStateView>(provider =>
            new StateView<TopologyStamp>(definition, provider.GetRequiredKeyedService<IStateStore<TopologyStamp>>(name)));
    }

    /// <summary>Parked messages have one type in all workers, so everything of theirs is keyed by the worker's name.</summary>
    private static void AddParking(IServiceCollection services, string name, WorkerBuilder worker)
    {
        var definition = new StateDefinition<ParkedMessage> { Worker = name, Collection = "parked", Clock = DueClock.Machine };
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<IStateStoreFactory>().Create(definition));
        services.AddKeyedSingleton(name, (provider, _) => ActivatorUtilities.CreateInstance<OutboxClearing<ParkedMessage>>(
            provider, provider.GetRequiredKeyedService<IStateStore<ParkedMessage>>(name)));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<OutboxClearing<ParkedMessage>>(name));
        services.AddKeyedSingleton(name, (provider, _) => ActivatorUtilities.CreateInstance<Documents<ParkedMessage>>(
            provider,
            definition,
            provider.GetRequiredKeyedService<IStateStore<ParkedMessage>>(name),
            provider.GetRequiredKeyedService<OutboxClearing<ParkedMessage>>(name)));
        services.AddKeyedSingleton(name, (provider, _) => new ParkingLot(
            name,
            provider.GetRequiredKeyedService<Documents<ParkedMessage>>(name),
            provider.GetRequiredService<BodySeal>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredKeyedService<TimeProvider>(Clocks.Machine),
            provider.GetRequiredService<ILogger<ParkingLot>>(),
            provider.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None));
        services.AddSingleton<IStateView>(provider =>
            new StateView<ParkedMessage>(definition, provider.GetRequiredKeyedService<IStateStore<ParkedMessage>>(name)));
        worker.AddSweep($"outgoing-{definition.Collection}", TimeSpan.FromSeconds(5), provider =>
            ActivatorUtilities.CreateInstance<OutgoingSweep<ParkedMessage>>(
                provider, provider.GetRequiredKeyedService<IStateStore<ParkedMessage>>(name)));
    }
}
