using System.Collections.Concurrent;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>The store on a real server, with a record of the commands that went there.</summary>
public sealed class MongoFixture : IStoreFixture, IAsyncLifetime
{
    private StoreOptions? _options;
    private MongoStore? _store;

    public IStateStoreFactory Stores => Store;

    public MongoStore Store
    {
        get
        {
            // Asked for by a test, so that each one fails or is skipped by itself.
            _ = StoreUnderTest.Uri();
            return _store!;
        }
    }

    /// <summary>First part of the names of its databases.</summary>
    public string Prefix => _options!.DatabasePrefix;

    /// <summary>What was sent, in its order.</summary>
    public ConcurrentQueue<BsonDocument> Sent { get; } = new();

    public ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("Store__Uri") is { Length: > 0 })
        {
            _options = StoreUnderTest.Options();
            _store = new MongoStore(_options, started =>
            {
                // A connection says hello by itself.
                if (started.CommandName is not ("hello" or "isMaster"))
                    Sent.Enqueue(started.Command.DeepClone().AsBsonDocument);
            });
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _store?.Dispose();
        if (_options is not null)
            await StoreUnderTest.Drop(_options);
    }

    public Task PutForeign(string worker, string collection, byte[] document) =>
        Store.Database(worker).GetCollection<RawBsonDocument>(collection).InsertOneAsync(new RawBsonDocument(document));
}
