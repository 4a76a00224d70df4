using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>What every worker stands on: clocks, checked options, stores, the outbox, the place for parked messages.</summary>
internal static class WorkerServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration, IReadOnlyList<WorkerBuilder> workers)
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
        services.AddSingleton<ParkingLots>();
        services.AddSingleton<IOutgoingPublisher, BusPublisher>();
        services.TryAddSingleton<IStateStoreFactory>(provider => StateStores.Open(provider));
        services.AddHostedService<StorePreparation>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

        var seal = new Lazy<BodySeal>(() => Seal(configuration));
        foreach (var worker in workers)
            AddParking(services, worker.Name, worker, () => seal.Value);
    }

    /// <summary>Parked messages have one type in all workers, so everything of theirs is keyed by the worker's name.</summary>
    private static void AddParking(IServiceCollection services, string name, WorkerBuilder worker, Func<BodySeal> seal)
    {
        var definition = new StateDefinition<ParkedMessage> { Worker = name, Collection = "parked", Clock = DueClock.Machine };
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<IStateStoreFactory>().Create(definition));
        services.AddKeyedSingleton(name, (provider, _) => ActivatorUtilities.CreateInstance<OutboxClearing<ParkedMessage>>(
            provider, provider.GetRequiredKeyedService<IStateStore<ParkedMessage>>(name)));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<OutboxClearing<ParkedMessage>>(name));
        services.AddKeyedSingleton(name, (provider, _) => ActivatorUtilities.CreateInstance<Documents<ParkedMessage>>(
            provider,
            provider.GetRequiredKeyedService<IStateStore<ParkedMessage>>(name),
            provider.GetRequiredKeyedService<OutboxClearing<ParkedMessage>>(name)));
        services.AddKeyedSingleton(name, (provider, _) => new ParkingLot(
            name,
            provider.GetRequiredKeyedService<Documents<ParkedMessage>>(name),
            seal(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredKeyedService<TimeProvider>(Clocks.Machine),
            provider.GetRequiredService<ILogger<ParkingLot>>()));
        services.AddSingleton<IStateView>(provider =>
            new StateView<ParkedMessage>(definition, provider.GetRequiredKeyedService<IStateStore<ParkedMessage>>(name)));
        worker.AddSweep($"outgoing-{definition.Collection}", TimeSpan.FromSeconds(5), provider =>
            ActivatorUtilities.CreateInstance<OutgoingSweep<ParkedMessage>>(
                provider, provider.GetRequiredKeyedService<IStateStore<ParkedMessage>>(name)));
    }

    private static BodySeal Seal(IConfiguration configuration)
    {
        if (configuration["Parking:SealKey"] is { Length: > 0 } text)
        {
            var key = new byte[32];
            if (!Convert.TryFromBase64String(text, key, out var written) || written != key.Length)
                throw new OptionsValidationException("Parking", typeof(BodySeal), ["Parking__SealKey must be 32 bytes in base64."]);
            return new BodySeal(key);
        }

        // What is parked in memory is forgotten with the key.
        if (configuration.GetValue<Uri>("Store:Uri")?.Scheme == "memory")
            return new BodySeal(RandomNumberGenerator.GetBytes(32));
        throw new OptionsValidationException("Parking", typeof(BodySeal),
            ["Parking__SealKey is required: 32 bytes in base64, e.g. from `openssl rand -base64 32`. It seals the messages that are set aside."]);
    }
}
