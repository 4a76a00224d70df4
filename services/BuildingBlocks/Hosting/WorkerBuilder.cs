using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Operations;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>What a module has to say about itself, collected before the host is built.</summary>
public sealed class WorkerBuilder(string name, IServiceCollection services, IConfiguration configuration)
{
    private readonly List<ConsumerRegistration> _consumers = [];
    private readonly List<SweepRegistration> _sweeps = [];

    /// <summary>The module's name.</summary>
    public string Name { get; } = name;

    /// <summary>The container's services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>The settings.</summary>
    public IConfiguration Configuration { get; } = configuration;

    internal IReadOnlyList<ConsumerRegistration> Consumers => _consumers;

    internal IReadOnlyList<SweepRegistration> Sweeps => _sweeps;

    /// <summary>Adds a consumer with a queue of its own, <c>&lt;worker&gt;.&lt;message&gt;</c>. One line per consumer; nothing is scanned for.</summary>
    public WorkerBuilder AddConsumer<TConsumer, TMessage>()
        where TConsumer : class, IConsumer<TMessage>
        where TMessage : class
    {
        _consumers.Add(new ConsumerRegistration(Name, typeof(TConsumer), typeof(TMessage)));
        return this;
    }

    /// <summary>Adds a kind of document, with its store, its outbox and the sweep that republishes.</summary>
    public WorkerBuilder AddDocuments<TState>(string collection, DueClock clock, params string[] uniqueKeys)
        where TState : Document => AddDocuments<TState>(collection, clock, uniqueKeys, lookupKeys: []);

    /// <summary>The same, for documents that people look up by more than their id: elements of text that many may share.</summary>
    public WorkerBuilder AddDocuments<TState>(
        string collection, DueClock clock, IReadOnlyList<string> uniqueKeys, IReadOnlyList<string> lookupKeys)
        where TState : Document
    {
        Services.AddSingleton(new StateDefinition<TState>
        {
            Worker = Name,
            Collection = collection,
            Clock = clock,
            UniqueKeys = uniqueKeys,
            LookupKeys = lookupKeys,
        });
        Services.AddSingleton(provider =>
            provider.GetRequiredService<IStateStoreFactory>().Create(provider.GetRequiredService<StateDefinition<TState>>()));
        Services.AddSingleton<Documents<TState>>();
        Services.AddSingleton<OutboxClearing<TState>>();
        Services.AddHostedService(provider => provider.GetRequiredService<OutboxClearing<TState>>());
        Services.AddSingleton<IStateView>(provider => new StateView<TState>(
            provider.GetRequiredService<StateDefinition<TState>>(), provider.GetRequiredService<IStateStore<TState>>()));
        return AddSweep<OutgoingSweep<TState>>($"outgoing-{collection}", TimeSpan.FromSeconds(5));
    }

    /// <summary>Adds a sweep; <c>Sweeps__&lt;worker&gt;__&lt;name&gt;</c> overrides when Quartz wakes it.</summary>
    public WorkerBuilder AddSweep<TSweep>(string sweep, TimeSpan every)
        where TSweep : class, ISweep
    {
        return AddSweep(sweep, every, provider => ActivatorUtilities.CreateInstance<TSweep>(provider));
    }

    /// <summary>The same by a cron expression of Quartz, in UTC.</summary>
    public WorkerBuilder AddSweep<TSweep>(string sweep, string cron)
        where TSweep : class, ISweep
    {
        return SweepTimes.TryRead(cron, out var times)
            ? AddSweep(sweep, times, provider => ActivatorUtilities.CreateInstance<TSweep>(provider))
            : throw new ArgumentException($"\"{cron}\" is no cron expression of Quartz.", nameof(cron));
    }

    /// <summary>Adds the worker's part of the story of a subject, for people who look into one.</summary>
    public WorkerBuilder AddChronicle<TChronicle>()
        where TChronicle : class, IChronicle
    {
        Services.AddKeyedSingleton<IChronicle>(Name, (provider, _) => ActivatorUtilities.CreateInstance<TChronicle>(provider));
        return this;
    }

    /// <summary>Adds what the worker has that nobody knows the outcome of, for people who settle it.</summary>
    public WorkerBuilder AddUndecided<TUndecided>()
        where TUndecided : class, IUndecided
    {
        Services.AddKeyedSingleton<IUndecided>(Name, (provider, _) => ActivatorUtilities.CreateInstance<TUndecided>(provider));
        return this;
    }

    internal WorkerBuilder AddSweep(string sweep, TimeSpan every, Func<IServiceProvider, ISweep> create) =>
        AddSweep(sweep, SweepTimes.After(every), create);

    private WorkerBuilder AddSweep(string sweep, SweepTimes times, Func<IServiceProvider, ISweep> create)
    {
        var key = $"{Name}/{sweep}";
        Services.AddKeyedSingleton(key, (provider, _) => create(provider));
        _sweeps.Add(new SweepRegistration(key, SweepSettings.Read(Configuration, Name, sweep) ?? times));
        return this;
    }

    /// <summary>Binds a section to checked options: data annotations hold at start, or the process stops with the key's name.</summary>
    public WorkerBuilder AddOptions<TOptions>(string section)
        where TOptions : class
    {
        Services.AddCheckedOptions<TOptions>(section);
        return this;
    }
}

internal sealed record ConsumerRegistration(string Worker, Type Consumer, Type Message)
{
    public string Queue => $"{Worker}.{MessageAddress.Name(Message)}";
}

internal sealed record SweepRegistration(string Key, SweepTimes Times);
