using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Topology;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.BuildingBlocks.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Runs a worker: one module in a process of its own.</summary>
public static class WorkerHost
{
    private const string CheckOnly = "--check-config";

    /// <summary>
    /// Runs until the process is asked to stop. Exit code 0 after a graceful stop, unless a module that stopped it set another one
    /// (<see cref="Environment.ExitCode"/>); 1 when a setting is wrong or missing, with the
    /// setting's key and the expected form on standard error. <c>--check-config</c> only checks; <c>--topology plan|apply|verify</c> sets
    /// up the broker.
    /// </summary>
    public static async Task<int> Run<TModule>(string[] args)
        where TModule : WorkerModule, new()
    {
        var topology = TopologyCommand.Verb(args);
        if (topology is null && TopologyCommand.IsAsked(args))
            return TopologyCommand.Usage();

        try
        {
            await using var app = Build(args, new TModule());
            if (topology is not null)
                return await TopologyCommand.Run(topology, app.Services, CancellationToken.None);
            if (ConfigurationCheck.Problems(app.Services) is { Count: > 0 } problems)
                return ConfigurationCheck.Fail(problems);
            if (args.Contains(CheckOnly))
                return ConfigurationCheck.Succeed();

            // Not before the settings are known to be good: the bus is made for it.
            HealthEndpoints.Map(app);
            TelemetryExport.Map(app);
            await Serve(app);
            return Environment.ExitCode;
        }
        catch (OptionsValidationException exception)
        {
            return ConfigurationCheck.Fail(exception.Failures);
        }
        catch (MissingIcuException exception)
        {
            return ConfigurationCheck.Fail([exception.Message]);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return ConfigurationCheck.Fail([$"Worker__HealthUrl names an address that is in use: {exception.Message}"]);
        }
    }

    private static async Task Serve(WebApplication app)
    {
        using var signals = new SecondSignal();
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Asked to stop before it had started: nothing was begun.
        }
    }

    private static WebApplication Build(string[] args, WorkerModule module)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = [.. args.Where(argument => argument != CheckOnly).TakeWhile(argument => argument != TopologyCommand.Switch)],
            ContentRootPath = AppContext.BaseDirectory,
        });
        JsonLogging.Add(builder.Services, builder.Configuration);
        AddModules(builder.Services, builder.Configuration, [module]);
        HealthEndpoints.Add(builder, InMemory(builder.Configuration));
        TelemetryExport.Add(builder, module.Name);
        builder.Services.AddHostedService<SampleRounds>();
        return builder.Build();
    }

    /// <summary>Adds modules and everything they stand on to a container: the part that processes, the embedded mode and tests share.</summary>
    public static void AddModules(IServiceCollection services, IConfiguration configuration, IReadOnlyList<WorkerModule> modules)
    {
        Globalization.RequireIcu();
        var builders = modules.Select(module => new WorkerBuilder(module.Name, services, configuration)).ToArray();
        WorkerServices.Add(services, builders);
        foreach (var (module, builder) in modules.Zip(builders))
            module.Configure(builder);

        foreach (var builder in builders)
            services.AddSingleton(BrokerTopology.Of(builder.Name, builder.Consumers, MessageBus.Contracts));
        MessageBus.Add(services, [.. builders.SelectMany(builder => builder.Consumers)], InMemory(configuration));
        AddSweeps(services, configuration, builders);
    }

    /// <summary>
    /// A worker's container in which nothing runs, for those who look at its settings and documents: nothing is read from a queue, no sweep
    /// is woken, and what is not asked for is not made. Logs go nowhere.
    /// </summary>
    public static ServiceProvider Inspect(IConfiguration configuration, WorkerModule module, Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        replace?.Invoke(services);
        JsonLogging.AddSettings(services, configuration);
        services.AddLogging();
        AddModules(services, configuration, [module]);
        return services.BuildServiceProvider();
    }

    /// <summary>Everything that is wrong with a worker's settings, as <c>--check-config</c> says it; nobody is asked.</summary>
    public static IReadOnlyList<string> Check(IConfiguration configuration, WorkerModule module)
    {
        try
        {
            using var services = Inspect(configuration, module);
            return ConfigurationCheck.Problems(services);
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
        catch (MissingIcuException exception)
        {
            return [exception.Message];
        }
    }

    private static void AddSweeps(IServiceCollection services, IConfiguration configuration, IReadOnlyList<WorkerBuilder> builders)
    {
        var sweeps = builders.SelectMany(builder => builder.Sweeps).ToArray();
        services.AddOptions<SweepSettings>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SweepSettings>>(new SweepSettings.Rule(
            configuration, [.. builders.Select(builder => builder.Name)], [.. sweeps.Select(sweep => sweep.Key)]));
        SweepSchedule.Add(services, sweeps);
    }

    private static bool InMemory(IConfiguration configuration) => configuration["Broker:Uri"]?.StartsWith("memory:", StringComparison.Ordinal) == true;
}
