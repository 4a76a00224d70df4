using System.Net;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>Answers that are lost, late or "not me": a write is done once or not at all, and what cannot be told is told to be so.</summary>
public sealed class MongoDoubtTests : IAsyncLifetime
{
    private const string Worker = "doubt";

    private static readonly DateTimeOffset Noon = Parcels.Noon;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly StateDefinition<Parcel> _definition = new()
    {
        Worker = Worker,
        Collection = "parcels",
        Clock = DueClock.Business,
        UniqueKeys = ["nickname"],
    };

    private StoreOptions? _options;
    private MongoStore? _direct;
    private WireProxy? _proxy;
    private MongoStore? _throughProxy;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _throughProxy?.Dispose();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        _direct?.Dispose();
        if (_options is not null)
            await StoreUnderTest.Drop(_options);
    }

    [Theory]
    [InlineData("insert", true)]
    [InlineData("insert", false)]
    [InlineData("save", true)]
    [InlineData("save", false)]
    [InlineData("claim", true)]
    [InlineData("claim", false)]
    [InlineData("clear", true)]
    [InlineData("clear", false)]
    [InlineData("postpone", true)]
    [InlineData("postpone", false)]
    public async Task Does_a_write_once_when_the_line_breaks_in_the_middle_of_it(string write, bool applied)
    {
        var cuts = 1;
        var doubtful = await Between(command =>
            !IsWrite(command) || Interlocked.Decrement(ref cuts) < 0 ? new Fate.Pass() : applied ? new Fate.LoseAnswer() : new Fate.LoseCommand());
        var parcel = await Standing(write);

        var answer = await Do(doubtful, write, parcel);

        Assert.True(cuts < 0, "nothing was cut");
        AssertDone(write, answer, await Truth(parcel.Id));
    }

    [Theory]
    [InlineData("insert", true)]
    [InlineData("insert", false)]
    [InlineData("save", true)]
    [InlineData("save", false)]
    [InlineData("claim", true)]
    [InlineData("clear", true)]
    [InlineData("postpone", false)]
    public async Task Says_so_when_it_cannot_tell_and_reading_again_tells(string write, bool applied)
    {
        var isCut = true;
        var doubtful = await Between(command =>
            !IsWrite(command) || !isCut ? new Fate.Pass() : applied ? new Fate.LoseAnswer() : new Fate.LoseCommand());
        var parcel = await Standing(write);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Do(doubtful, write, parcel));
        isCut = false;

        var truth = await doubtful.Find(parcel.Id, Cancellation);
        if (applied)
            AssertDone(write, answer: null, truth);
        else
            Assert.Equivalent(write == "insert" ? null : parcel, truth, strict: true);
    }

    [Fact]
    public async Task Knows_its_own_insert_where_the_server_does_not()
    {
        var attempts = 0;
        var doubtful = await Between(command => !IsWrite(command) ? new Fate.Pass()
            : Interlocked.Increment(ref attempts) == 1 ? new Fate.LoseAnswer() : new Fate.Disguise());

        var result = await doubtful.Insert(Parcels.Plain("p-1") with { Nickname = "n" }, Cancellation);

        Assert.Equal(2, attempts);
        Assert.Null(result.TakenKey);
        Assert.Equal(1, result.Stored?.Version);
        Assert.Equal("_id", (await doubtful.Insert(Parcels.Plain("p-1") with { Nickname = "n" }, Cancellation)).TakenKey);
    }

    [Fact]
    public async Task Takes_nobody_elses_insert_for_its_own()
    {
        var attempts = 0;
        var direct = await Direct();
        var doubtful = await Between(command =>
        {
            if (!IsWrite(command))
                return new Fate.Pass();
            if (Interlocked.Increment(ref attempts) == 1)
            {
                // While ours is lost on the way, somebody stores the very same.
                direct.Insert(Parcels.Plain("p-1"), Cancellation).GetAwaiter().GetResult();
                return new Fate.LoseCommand();
            }

            return new Fate.Pass();
        });

        Assert.Equal("_id", (await doubtful.Insert(Parcels.Plain("p-1"), Cancellation)).TakenKey);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task Gives_up_on_a_server_that_says_nothing()
    {
        var doubtful = await Between(command => IsWrite(command) ? new Fate.Silence() : new Fate.Pass());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Insert(Parcels.Plain("p-1"), Cancellation));

        Assert.NotNull(await Truth("p-1"));
    }

    [Fact]
    public async Task Says_so_when_there_is_no_server()
    {
        using var nobody = new MongoStore(new StoreOptions
        {
            Uri = $"mongodb://127.0.0.1:{UnusedPort()}/?replicaSet=rs0",
            Timeout = TimeSpan.FromMilliseconds(300),
        });
        var store = nobody.Create(_definition);
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
        var doubtful = await Between(command => IsWrite(command) ? Refusal(code, name) : new Fate.Pass());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Insert(Parcels.Plain("p-1"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Save(Parcels.Plain("p-1"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Claim("p-1", "me", Noon, Noon, Lease, Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Clear([new("p-1", "m-1")], Cancellation));
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
        var doubtful = await Between(command => IsWrite(command) ? new Fate.Answer(answer) : new Fate.Pass());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Insert(Parcels.Plain("p-1"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Save(Parcels.Plain("p-1"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Claim("p-1", "me", Noon, Noon, Lease, Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => doubtful.Clear([new("p-1", "m-1")], Cancellation));
    }

    [Theory]
    [InlineData(13, "Unauthorized")]
    [InlineData(2, "BadValue")]
    [InlineData(20, "IllegalOperation")]
    public async Task A_server_that_says_no_is_not_away(int code, string name)
    {
        var doubtful = await Between(command => IsWrite(command) ? Refusal(code, name) : new Fate.Pass());

        var refused = await Assert.ThrowsAsync<MongoCommandException>(() => doubtful.Insert(Parcels.Plain("p-1"), Cancellation));

        Assert.Equal(code, refused.Code);
    }

    private static Fate.Answer Refusal(int code, string name) =>
        new(new BsonDocument { ["ok"] = 0, ["code"] = code, ["codeName"] = name, ["errmsg"] = name });

    private static bool IsWrite(BsonDocument command) =>
        command.ElementCount > 0 && command.GetElement(0).Name is "insert" or "update" or "findAndModify";

    private static int UnusedPort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The document that a write starts from: none for an insert.</summary>
    private async Task<Parcel> Standing(string write)
    {
        var parcel = Parcels.Plain("p-1") with
        {
            Lane = "a",
            Due = Noon,
            Outgoing = [Parcels.Message("m-1", Noon), Parcels.Message("m-2", Noon)],
        };
        return write == "insert" ? parcel : (await (await Direct()).Insert(parcel, Cancellation)).Stored!;
    }

    private static async Task<Parcel?> Do(IStateStore<Parcel> store, string write, Parcel parcel)
    {
        switch (write)
        {
            case "insert":
                return (await store.Insert(parcel, Cancellation)).Stored;
            case "save":
                return await store.Save(parcel with { Weight = 7 }, Cancellation);
            case "claim":
                return await store.Claim(parcel.Id, "me", Noon, Noon, Lease, Cancellation);
            case "clear":
                await store.Clear([new(parcel.Id, "m-1")], Cancellation);
                return null;
            default:
                await store.Postpone(new(parcel.Id, "m-1"), Noon.AddMinutes(1), Cancellation);
                return null;
        }
    }

    private static void AssertDone(string write, Parcel? answer, Parcel? truth)
    {
        Assert.NotNull(truth);
        Assert.Equal(write is "save" or "claim" ? 2 : 1, truth.Version);
        Assert.Equal(write == "save" ? 7 : 0, truth.Weight);
        Assert.Equal(write == "claim" ? "me" : null, truth.ClaimedBy);
        Assert.Equal(write == "clear" ? ["m-2"] : ["m-1", "m-2"], truth.Outgoing.Select(message => message.Id));
        Assert.Equal(write == "postpone" ? Noon.AddMinutes(1) : Noon, truth.Outgoing[0].Due);
        if (answer is not null)
            Assert.Equivalent(truth, answer, strict: true);
    }

    private async Task<IStateStore<Parcel>> Direct()
    {
        _options ??= StoreUnderTest.Options();
        if (_direct is null)
        {
            _direct = new MongoStore(_options);
            await _direct.Create(_definition).Prepare(Cancellation);
        }

        return _direct.Create(_definition);
    }

    private async Task<Parcel?> Truth(string id) => await (await Direct()).Find(id, Cancellation);

    /// <summary>A store whose commands go through a proxy.</summary>
    private async Task<IStateStore<Parcel>> Between(Func<BsonDocument, Fate> decide)
    {
        await Direct();
        var url = new MongoUrlBuilder(_options!.Uri);
        Assert.SkipWhen(url.UseTls, "needs a connection without TLS: the proxy reads the commands");
        using var client = new MongoClient(_options.Uri);
        await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), ReadPreference.Primary, Cancellation);
        var primary = client.Cluster.Description.Servers.First(server => server.IsDataBearing).EndPoint;
        var address = primary switch
        {
            IPEndPoint ip => ip,
            DnsEndPoint dns => new IPEndPoint((await Dns.GetHostAddressesAsync(dns.Host, Cancellation))[0], dns.Port),
            _ => throw new NotSupportedException($"{primary}"),
        };

        _proxy = new WireProxy(address, decide);

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
        return _throughProxy.Create(_definition);
    }
}
