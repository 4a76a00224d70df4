using System.Net;
using System.Net.Sockets;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>A store that is away is told from one that says no, and both from a key that is taken.</summary>
public sealed class MongoOutageTests
{
    private static readonly DateTimeOffset Noon = Parcels.Noon;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_up_on_a_server_that_says_nothing()
    {
        await using var store = await DoubtfulStore.Open(command => DoubtfulStore.IsWrite(command) ? new Fate.Silence() : new Fate.Pass());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Insert(Parcels.Plain("p-1"), Cancellation));

        Assert.NotNull(await store.Direct.Find("p-1", Cancellation));
    }

    [Fact]
    public async Task Says_so_when_there_is_no_server()
    {
        using var nobody = new MongoStore(new StoreOptions
        {
            Uri = $"mongodb://127.0.0.1:{UnusedPort()}/?replicaSet=rs0",
            Timeout = TimeSpan.FromMilliseconds(300),
        });
        var store = nobody.Create(DoubtfulStore.Definition);
        var parcel = Parcels.Plain("p-1");

        Func<Task>[] calls =
        [
            () => nobody.Ping(Cancellation),
            () => store.Prepare(Cancellation),
            () => store.Find("p-1", Cancellation),
            () => store.FindBy("nickname", "n", Cancellation),
            () => store.Insert(parcel, Cancellation),
            () => store.Save(parcel, Cancellation),
            () => store.Due("a", Noon, Noon, 1, Cancellation),
            () => store.Abandoned(["a"], Noon, 1, Cancellation),
            () => store.Claim("p-1", "me", Noon, Noon, Lease, Cancellation),
            () => store.Pending(Noon, 1, Cancellation),
            () => store.Clear([new("p-1", "m-1")], Cancellation),
            () => store.Postpone(new("p-1", "m-1"), Noon, Cancellation),
            () => store.Page(null, 1, Cancellation),
            () => store.Summarise(Noon, Cancellation),
        ];
        await Task.WhenAll(calls.Select(call => Assert.ThrowsAsync<StoreUnavailableException>(call)));
    }

    [Theory]
    [InlineData(10107, "NotWritablePrimary")]
    [InlineData(13435, "NotPrimaryNoSecondaryOk")]
    [InlineData(189, "PrimarySteppedDown")]
    [InlineData(11600, "InterruptedAtShutdown")]
    [InlineData(11602, "InterruptedDueToReplStateChange")]
    [InlineData(91, "ShutdownInProgress")]
    [InlineData(6, "HostUnreachable")]
    [InlineData(89, "NetworkTimeout")]
    [InlineData(50, "MaxTimeMSExpired")]
    [InlineData(112, "WriteConflict")]
    public async Task A_server_that_is_not_the_one_to_ask_is_away(int code, string name)
    {
        await using var store = await DoubtfulStore.Open(command => DoubtfulStore.IsWrite(command) ? Refusal(code, name) : new Fate.Pass());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Insert(Parcels.Plain("p-1"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Save(Parcels.Plain("p-1"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Claim("p-1", "me", Noon, Noon, Lease, Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Clear([new("p-1", "m-1")], Cancellation));
    }

    [Fact]
    public async Task A_majority_that_does_not_answer_is_a_doubt()
    {
        var answer = new BsonDocument
        {
            ["ok"] = 1,
            ["n"] = 1,
            ["nModified"] = 1,
            ["value"] = BsonNull.Value,
            ["writeConcernError"] = new BsonDocument { ["code"] = 64, ["codeName"] = "WriteConcernFailed", ["errmsg"] = "waiting for replication timed out" },
        };
        await using var store = await DoubtfulStore.Open(command => DoubtfulStore.IsWrite(command) ? new Fate.Answer(answer) : new Fate.Pass());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Insert(Parcels.Plain("p-1"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Save(Parcels.Plain("p-1"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Claim("p-1", "me", Noon, Noon, Lease, Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Doubtful.Clear([new("p-1", "m-1")], Cancellation));
    }

    [Theory]
    [InlineData(13, "Unauthorized")]
    [InlineData(2, "BadValue")]
    [InlineData(20, "IllegalOperation")]
    public async Task A_server_that_says_no_is_not_away(int code, string name)
    {
        await using var store = await DoubtfulStore.Open(command => DoubtfulStore.IsWrite(command) ? Refusal(code, name) : new Fate.Pass());

        var refused = await Assert.ThrowsAsync<MongoCommandException>(() => store.Doubtful.Insert(Parcels.Plain("p-1"), Cancellation));

        Assert.Equal(code, refused.Code);
    }

    [Theory]
    [InlineData("E11000 duplicate key error collection: dw-x.parcels index: _id_ dup key: { _id: \"p-1\" }", "_id")]
    [InlineData("E11000 duplicate key error collection: dw-x.parcels index: nickname dup key: { nickname: \"index: _id_\" }", "nickname")]
    [InlineData("E11000 duplicate key error collection: dw-x.parcels index: origin.id dup key: { origin.id: \"o\" }", "origin.id")]
    [InlineData("E11000 duplicate key error collection: dw-x.parcels index: origin.id collation: { locale: \"zh\" } dup key: { origin.id: \"o\" }", "origin.id")]
    [InlineData("Duplicate key violation on the requested collection: Index '_id_'", "_id")]
    [InlineData("Duplicate key violation on the requested collection: Index 'nickname'", "nickname")]
    public async Task Reads_from_every_servers_words_which_key_is_taken(string message, string key)
    {
        await using var store = await DoubtfulStore.Open(command => DoubtfulStore.IsWrite(command) ? Duplicate(message) : new Fate.Pass());

        Assert.Equal(new InsertResult<Parcel>(null, key), await store.Doubtful.Insert(Parcels.Plain("p-1"), Cancellation));
        var saved = await Assert.ThrowsAsync<UniqueKeyTakenException>(() => store.Doubtful.Save(Parcels.Plain("p-1"), Cancellation));
        Assert.Equal(key, saved.Key);
    }

    [Theory]
    [InlineData("E11000 duplicate key error collection: dw-x.parcels index: somebody_elses dup key: { x: 1 }")]
    [InlineData("E11000 duplicate key error")]
    public async Task Does_not_guess_which_key_is_taken(string message)
    {
        await using var store = await DoubtfulStore.Open(command => DoubtfulStore.IsWrite(command) ? Duplicate(message) : new Fate.Pass());

        await Assert.ThrowsAsync<MongoWriteException>(() => store.Doubtful.Insert(Parcels.Plain("p-1"), Cancellation));
    }

    private static Fate.Answer Duplicate(string message) => new(new BsonDocument
    {
        ["ok"] = 1,
        ["n"] = 0,
        ["nModified"] = 0,
        ["writeErrors"] = new BsonArray { new BsonDocument { ["index"] = 0, ["code"] = 11000, ["errmsg"] = message } },
    });

    private static Fate.Answer Refusal(int code, string name) =>
        new(new BsonDocument { ["ok"] = 0, ["code"] = code, ["codeName"] = name, ["errmsg"] = name });

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
