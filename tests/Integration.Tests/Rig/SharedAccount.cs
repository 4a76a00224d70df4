using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.RegistrySubmission.Adapters.Budget;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>A registry account on the real store, and replicas that share it: each has a store connection and a budget of its own.</summary>
internal sealed class SharedAccount(int sessions, int commandsPerSecond = 0) : IAsyncDisposable
{
    private const string Worker = "registry-submission";
    private const string Name = "cnnic";

    private readonly List<Replica> _replicas = [];
    private readonly StoreOptions _options = new() { Uri = Engines.Given().Store, DatabasePrefix = $"test-{Guid.NewGuid():N}"[..16] };
    private int _starts;

    public async Task<Replica> Start(string instance)
    {
        var store = new MongoStore(_options);
        var budgets = store.Create(new StateDefinition<RegistryBudget> { Worker = Worker, Collection = "budgets", Clock = DueClock.Machine });
        await budgets.Prepare(CancellationToken.None);
        // Connections are made before anything is measured.
        await budgets.Find(Name, CancellationToken.None);

        var rate = commandsPerSecond > 0 ? TurnRate.PerSecond(commandsPerSecond) : null;
        var holder = new BudgetHolder(instance, $"{++_starts:D6}", TimeProvider.System.GetUtcNow());
        var document = new BudgetDocument(Name, budgets, TimeProvider.System);
        var slots = new SharedEppSlots(
            Name, sessions, rate, holder, document, () => Assert.Fail($"{instance} was superseded."), TimeProvider.System, NullLogger.Instance);
        var replica = new Replica(store, document, slots);
        _replicas.Add(replica);
        return replica;
    }

    /// <summary>The document as it is stored.</summary>
    public async Task<RegistryBudget?> Budget()
    {
        using var store = new MongoStore(_options);
        return await store.Create(new StateDefinition<RegistryBudget> { Worker = Worker, Collection = "budgets", Clock = DueClock.Machine })
            .Find(Name, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
        using var client = new MongoClient(_options.Uri);
        await client.DropDatabaseAsync($"{_options.DatabasePrefix}-{Worker}");
    }

    /// <summary>One process, as far as the account is concerned.</summary>
    internal sealed class Replica(MongoStore store, BudgetDocument document, SharedEppSlots slots) : IAsyncDisposable
    {
        public SharedEppSlots Slots => slots;

        /// <summary>Ends it as a kill would: nothing is given back.</summary>
        public async ValueTask Die() => await slots.DisposeAsync();

        public async ValueTask DisposeAsync()
        {
            await slots.DisposeAsync();
            document.Dispose();
            store.Dispose();
        }
    }
}
