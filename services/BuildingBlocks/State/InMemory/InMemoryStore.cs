using System.Collections.Concurrent;

namespace DomainWorkers.BuildingBlocks.State.InMemory;

/// <summary>The stores of a process that has no database: the embedded demonstration and every consumer test.</summary>
public sealed class InMemoryStore(StoreFaults? faults = null) : IStateStoreFactory
{
    private readonly ConcurrentDictionary<(string Worker, string Collection), object> _stores = new();

    /// <summary>What shall go wrong.</summary>
    public StoreFaults Faults { get; } = faults ?? new StoreFaults();

    /// <summary>Raised after each call that may have changed a document, on the caller's thread.</summary>
    public event Action<StoreCall>? Written;

    public IStateStore<TState> Create<TState>(StateDefinition<TState> definition)
        where TState : Document
    {
        var store = _stores.GetOrAdd(
            (definition.Worker, definition.Collection),
            _ => new InMemoryStateStore<TState>(definition, Faults, call => Written?.Invoke(call)));
        return store as IStateStore<TState>
            ?? throw new ArgumentException($"{definition.Worker}/{definition.Collection} already keeps another kind of document.", nameof(definition));
    }
}
