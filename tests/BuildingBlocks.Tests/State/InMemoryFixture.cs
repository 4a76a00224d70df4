using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.InMemory;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>The store of the embedded mode.</summary>
public sealed class InMemoryFixture : IStoreFixture
{
    private readonly InMemoryStore _store = new();

    public IStateStoreFactory Stores => _store;

    public Task PutForeign(string worker, string collection, byte[] document)
    {
        _store.Put(worker, collection, document);
        return Task.CompletedTask;
    }
}
