using System.Net;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>One collection by two ways: directly, and through a proxy that does to commands what a test decides.</summary>
internal sealed class DoubtfulStore : IAsyncDisposable
{
    public static readonly StateDefinition<Parcel> Definition = new()
    {
        Worker = "doubt",
        Collection = "parcels",
        Clock = DueClock.Business,
        UniqueKeys = ["nickname", "origin.id"],
    };

    private readonly StoreOptions _options = StoreUnderTest.Options();
    private readonly MongoStore _direct;
    private WireProxy? _proxy;
    private MongoStore? _throughProxy;

    private DoubtfulStore() => _direct = new MongoStore(_options);

    /// <summary>What is really stored.</summary>
    public IStateStore<Parcel> Direct => _direct.Create(Definition);

    /// <summary>The store whose commands go through the proxy.</summary>
    public IStateStore<Parcel> Doubtful => _throughProxy!.Create(Definition);

    public static async Task<DoubtfulStore> Open(Func<BsonDocument, Fate> decide)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var store = new DoubtfulStore();
        await store.Direct.Prepare(cancellationToken);
        await store.PutProxyBetween(decide, cancellationToken);
        return store;
    }

    public static bool IsWrite(BsonDocument command) =>
        command.ElementCount > 0 && command.GetElement(0).Name is "insert" or "update" or "findAndModify";

    public async ValueTask DisposeAsync()
    {
        _throughProxy?.Dispose();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        _direct.Dispose();
        await StoreUnderTest.Drop(_options);
    }

    private async Task PutProxyBetween(Func<BsonDocument, Fate> decide, CancellationToken cancellationToken)
    {
        var url = new MongoUrlBuilder(_options.Uri);
        Assert.SkipWhen(url.UseTls, "needs a connection without TLS: the proxy reads the commands");
        _proxy = new WireProxy(await Primary(cancellationToken), decide);

        // Told to look for the replica set, the driver would go round the proxy.
        url.Server = new MongoServerAddress("127.0.0.1", _proxy.Port);
        url.ReplicaSetName = null;
        url.DirectConnection = true;
        _throughProxy = new MongoStore(new StoreOptions
        {
            Uri = url.ToString(),
            DatabasePrefix = _options.DatabasePrefix,
            Timeout = TimeSpan.FromSeconds(2),
        });
    }

    private async Task<IPEndPoint> Primary(CancellationToken cancellationToken)
    {
        using var client = new MongoClient(_options.Uri);
        await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), ReadPreference.Primary, cancellationToken);
        var server = client.Cluster.Description.Servers.First(server => server.Type
            is MongoDB.Driver.Core.Servers.ServerType.ReplicaSetPrimary or MongoDB.Driver.Core.Servers.ServerType.ShardRouter);
        return server.EndPoint switch
        {
            IPEndPoint address => address,
            DnsEndPoint named => new IPEndPoint((await Dns.GetHostAddressesAsync(named.Host, cancellationToken))[0], named.Port),
            var other => throw new NotSupportedException($"{other}"),
        };
    }
}
