using System.Text.RegularExpressions;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.OperatorConsole.Output;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.OperatorConsole.Surroundings;

/// <summary>One run: who acts, with which settings, and what was opened for it.</summary>
internal sealed class Session(World world, IConfiguration settings, string operatorName, Printer printer) : IAsyncDisposable
{
    private readonly Dictionary<string, ServiceProvider> _workers = [];
    private ServiceProvider? _checks;
    private IStateStoreFactory? _stores;
    private IBrokerDoor? _broker;

    /// <summary>Who acts.</summary>
    public string Operator { get; } = operatorName;

    public Printer Printer { get; } = printer;

    public TimeProvider Clock => world.Clock;

    public IConfiguration Settings => settings;

    /// <summary>Opens a run; the name of who acts must fit into a message.</summary>
    public static Session Open(World world, string? settingsFile, string? operatorName, bool json)
    {
        var name = operatorName ?? world.User;
        if (!Regex.IsMatch(name, ContractPatterns.Reference))
            throw new RefusedException("Who acts must be named by letters, digits and ._:@/- (--as NAME, or DW_OPERATOR).");
        if (settingsFile is not null && !File.Exists(settingsFile))
            throw new NotThereException("--settings", $"there is no file {settingsFile}.");

        // As for a worker: what the environment says outweighs a file.
        var settings = new ConfigurationBuilder();
        if (settingsFile is not null)
            settings.AddJsonFile(Path.GetFullPath(settingsFile));
        settings.AddConfiguration(world.Environment);
        return new Session(world, settings.Build(), name, new Printer(world, json));
    }

    /// <summary>The store, which answered just now.</summary>
    public async Task<IStateStoreFactory> Stores(CancellationToken cancellationToken) =>
        _stores ??= await world.OpenStore(Checked<StoreOptions>(), cancellationToken);

    /// <summary>The broker, which answered just now.</summary>
    public async Task<IBrokerDoor> Broker(CancellationToken cancellationToken) =>
        _broker ??= await world.OpenBroker(Checked<BrokerOptions>(), cancellationToken);

    /// <summary>A worker's container, over the one store of this run.</summary>
    public async Task<IServiceProvider> Worker(WorkerModule module, CancellationToken cancellationToken)
    {
        if (!_workers.TryGetValue(module.Name, out var services))
        {
            var stores = await Stores(cancellationToken);
            _workers[module.Name] = services = WorkerHost.Inspect(settings, module, replaced => replaced.AddSingleton(stores));
        }

        return services;
    }

    /// <summary>Settings that every worker has, where they are right.</summary>
    /// <exception cref="OptionsValidationException">They are not; the keys are named.</exception>
    public TOptions Checked<TOptions>()
        where TOptions : class
    {
        _checks ??= WorkerHost.Inspect(settings, Workers.All[0]);
        return _checks.GetRequiredService<IOptions<TOptions>>().Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _workers.Values)
            await services.DisposeAsync();
        if (_checks is not null)
            await _checks.DisposeAsync();
        (_stores as IDisposable)?.Dispose();
        if (_broker is not null)
            await _broker.DisposeAsync();
    }
}
