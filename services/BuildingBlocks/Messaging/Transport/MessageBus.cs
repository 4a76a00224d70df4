using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using MassTransit.Transports.Fabric;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>
/// Sets up the bus: what is the same on every transport (serializer, gate, retries, parking, names), then the transport. The embedded
/// mode and the test harness run the common part too.
/// </summary>
internal static class MessageBus
{
    public static void Add(IServiceCollection services, IReadOnlyList<ConsumerRegistration> consumers, bool inMemory)
    {
        services.AddMassTransit(bus => Configure(bus, consumers, inMemory));
        if (inMemory)
        {
            services.AddSingleton(provider => new MessagesInFlight(provider.GetRequiredService<WorkInHand>(), consumers));
            services.AddSendObserver(provider => provider.GetRequiredService<MessagesInFlight>());
            services.AddReceiveObserver(provider => provider.GetRequiredService<MessagesInFlight>());
        }

        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            // Ready means consuming: publishing before the first binding stands loses messages.
            host.WaitUntilStarted = true;
            host.StartTimeout = TimeSpan.FromSeconds(60);
            host.StopTimeout = TimeSpan.FromSeconds(20);
        });
    }

    public static void Configure(IBusRegistrationConfigurator bus, IReadOnlyList<ConsumerRegistration> consumers, bool inMemory)
    {
        bus.DisableUsageTelemetry();
        foreach (var registration in consumers)
            bus.AddConsumer(registration.Consumer);

        if (inMemory)
        {
            bus.UsingInMemory((context, transport) =>
            {
                Common(transport);
                foreach (var type in Contracts)
                    transport.Publish(type, topology => ((dynamic)topology).ExchangeType = ExchangeType.Topic);
                foreach (var registration in consumers)
                {
                    transport.ReceiveEndpoint(registration.Queue, endpoint =>
                    {
                        endpoint.Bind(MessageAddress.Exchange(registration.Message), ExchangeType.Topic, "#");
                        Endpoint(endpoint, registration, context);
                    });
                }
            });
            return;
        }

        bus.UsingRabbitMq((context, transport) =>
        {
            transport.Host(context.GetRequiredService<IOptions<BrokerOptions>>().Value.Uri!);
            Common(transport);
            foreach (var type in Contracts)
                transport.Publish(type, topology => topology.ExchangeType = RabbitMQ.Client.ExchangeType.Topic);
            foreach (var registration in consumers)
            {
                transport.ReceiveEndpoint(registration.Queue, endpoint =>
                {
                    endpoint.SetQuorumQueue();
                    endpoint.Bind(MessageAddress.Exchange(registration.Message), binding =>
                    {
                        binding.ExchangeType = RabbitMQ.Client.ExchangeType.Topic;
                        binding.RoutingKey = "#";
                    });
                    Endpoint(endpoint, registration, context);
                });
            }
        });
    }

    /// <summary>Every contract: a .NET sender that publishes one reaches its exchange.</summary>
    public static IReadOnlyCollection<Type> Contracts { get; } =
        [.. typeof(CommandAttribute).Assembly.GetExportedTypes().Where(type =>
            type.IsDefined(typeof(CommandAttribute), false) || type.IsDefined(typeof(EventAttribute), false))];

    private static void Common(IBusFactoryConfigurator transport)
    {
        transport.ClearSerialization();
        transport.AddSerializer(new ContractSerializer(ContractSerializer.Json), isSerializer: true);
        transport.AddDeserializer(new ContractSerializer(ContractSerializer.Json), isDefault: true);
        transport.AddDeserializer(new ContractSerializer(ContractSerializer.Envelope));
        transport.MessageTopology.SetEntityNameFormatter(new ContractNames());
    }

    private static void Endpoint(
        IReceiveEndpointConfigurator endpoint, ConsumerRegistration registration, IBusRegistrationContext context)
    {
        var options = context.GetRequiredService<IOptions<MessagingOptions>>();
        var parking = context.GetRequiredService<ParkingLots>();
        var stopping = context.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;

        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.PrefetchCount = options.Value.Prefetch;
        endpoint.ConfigureReceive(receive =>
            receive.UseFilter(new GateFilter(registration, SchemaGate.For(registration.Message), parking, options)));
        endpoint.ConfigureError(error => error.UseFilter(new ParkFilter(registration, parking, stopping)));
        endpoint.ConfigureDeadLetter(_ => { });
        // While the store is away the messages are held, not returned: with all of them held, the queue rests.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<TransientException>(_ => !stopping.IsCancellationRequested);
            retry.Exponential(int.MaxValue, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(400));
        });
        endpoint.ConfigureConsumer(context, registration.Consumer);
    }

    private sealed class ContractNames : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => MessageAddress.Exchange(typeof(T));
    }
}
