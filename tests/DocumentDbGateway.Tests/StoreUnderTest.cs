using System.Net;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests;

/// <summary>The document engine that `Store__Uri` names, and an empty database in it for one test.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private static readonly Lazy<MongoClient> Shared = new(() => new MongoClient(Uri));
    private static int _databases;

    private StoreUnderTest(MongoClient client)
    {
        Client = client;
        Database = client.GetDatabase($"gateway_tests_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
    }

    public static string Uri
    {
        get
        {
            Assert.SkipWhen(
                Environment.GetEnvironmentVariable("DOMAINWORKERS_EMBEDDED_ONLY") == "1", "DOMAINWORKERS_EMBEDDED_ONLY=1 leaves the engines out");
            return Environment.GetEnvironmentVariable("Store__Uri") is { Length: > 0 } uri
                ? uri
                : throw new InvalidOperationException(
                    "Store__Uri is not set. Run: infra/engines up && eval \"$(infra/engines env)\" (or set DOMAINWORKERS_EMBEDDED_ONLY=1)");
        }
    }

    public static EndPoint Address
    {
        get
        {
            var server = MongoUrl.Create(Uri).Server;
            return IPAddress.TryParse(server.Host, out var address)
                ? new IPEndPoint(address, server.Port)
                : new DnsEndPoint(server.Host, server.Port);
        }
    }

    public MongoClient Client { get; }

    public IMongoDatabase Database { get; }

    public IMongoCollection<BsonDocument> Collection => Database.GetCollection<BsonDocument>("things");

    public static StoreUnderTest Open()
    {
        _ = Uri;
        return new StoreUnderTest(Shared.Value);
    }

    /// <summary>The collection, created beforehand: the first write to a new one is slower and takes locks of its own.</summary>
    public async Task<IMongoCollection<BsonDocument>> Create(params BsonDocument[] documents)
    {
        await Database.CreateCollectionAsync("things");
        if (documents.Length > 0)
            await Collection.InsertManyAsync(documents);
        return Collection;
    }

    public async ValueTask DisposeAsync() => await Client.DropDatabaseAsync(Database.DatabaseNamespace.DatabaseName);
}
