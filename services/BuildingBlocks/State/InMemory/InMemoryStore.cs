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
        return store is InMemoryStateStore<TState> found && found.Keeps(definition)
            ? found
            : throw new ArgumentException($"{definition.Worker}/{definition.Collection} already keeps another kind of document, or by other keys.", nameof(definition));
    }

    /// <summary>Puts bytes in a collection, in the place of what has the same id: what another version of a worker, or an operator, left there.</summary>
    /// <exception cref="InvalidOperationException">Nobody has asked for this collection yet.</exception>
    public void Put(string worker, string collection, byte[] document)
    {
        if (!_stores.TryGetValue((worker, collection), out var store))
            throw new InvalidOperationException($"There is no {worker}/{collection}.");
        ((IByteStore)store).Put(document);
    }
}

/// <summary>A store as seen by who does not know the kind of its documents.</summary>
internal interface IByteStore
{
    void Put(byte[] document);
}
