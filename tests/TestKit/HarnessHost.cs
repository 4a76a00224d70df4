using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.TestKit;

/// <summary>Builds the container as a process does, with clocks, store and outside world from the test.</summary>
internal static class HarnessHost
{
    public static IHost Build(IReadOnlyList<WorkerModule> modules, HarnessSetup setup, LogCatch log, MessageTap tap)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(Settings(setup));

        var services = builder.Services;
        services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
        services.AddSingleton<TimeProvider>(setup.Clock);
        services.AddKeyedSingleton<TimeProvider>(Clocks.Machine, setup.MachineClock);
        services.AddSingleton<IHostLifetime, QuietLifetime>();
        services.AddSingleton(setup.Work);
        services.AddSingleton<IStateStoreFactory>(new StoreLink(setup.Store, setup.Life));
        foreach (var part in setup.Parts)
            part.Register(services, setup.Life);

        // First, so that it knows before the message counts as consumed.
        services.AddReceiveObserver(_ => tap);
        WorkerHost.AddModules(services, builder.Configuration, modules);
        // A dead process ends its background services in this way, and takes nothing else with it.
        services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        Unschedule(services);
        LinkBroker(services, setup.Life);
        return builder.Build();
    }

    /// <summary>The kit's own settings, over them those of the parts, and over all the test's.</summary>
    private static Dictionary<string, string?> Settings(HarnessSetup setup)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Broker:Uri"] = "memory:",
            ["Store:Uri"] = "memory:",
            // Confirmed messages are cleared at once: what is left in a document is unpublished.
            ["Messaging:ClearEvery"] = "00:00:00",
            ["Worker:Instance"] = setup.Instance,
        };
        foreach (var (key, value) in setup.Parts.SelectMany(part => part.Settings).Concat(setup.Settings))
            settings[key] = value;
        return settings;
    }

    /// <summary>Sweeps run when the test lets them.</summary>
    private static void Unschedule(IServiceCollection services)
    {
        foreach (var schedule in services.Where(service =>
            service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList())
            services.Remove(schedule);
    }

    private static void LinkBroker(IServiceCollection services, ProcessLife life)
    {
        var real = services.Single(service => service.ServiceType == typeof(IOutgoingPublisher));
        services.Replace(ServiceDescriptor.Singleton<IOutgoingPublisher>(provider => new BrokerLink(
            (IOutgoingPublisher)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), life)));
    }
}
