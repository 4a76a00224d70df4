using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>What goes over the wire: how much, and with which guarantees.</summary>
public sealed class MongoCommandTests(MongoFixture fixture) : IClassFixture<MongoFixture>
{
    private static readonly DateTimeOffset Noon = Parcels.Noon;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_costs_two_commands()
    {
        var store = await Fresh("two");
        await store.Insert(Parcels.Plain("p-1"), Cancellation);

        fixture.Sent.Clear();
        var found = await store.Find("p-1", Cancellation);
        await store.Save(found! with { Weight = 1, Outgoing = [Parcels.Message("m-1", Noon)] }, Cancellation);

        Assert.Equal(["find", "update"], Names());
    }

    [Fact]
    public async Task Every_call_is_one_command()
    {
        var store = await Fresh("one");
        fixture.Sent.Clear();

        await store.Insert(Parcels.Plain("p-1") with { Lane = "a", Due = Noon }, Cancellation);
        await store.Insert(Parcels.Plain("p-2") with { Outgoing = [Parcels.Message("m-1", Noon)] }, Cancellation);
        await store.Due("a", Noon, Noon, 1000, Cancellation);
        await store.Claim("p-1", "me", Noon, Noon, TimeSpan.FromSeconds(1), Cancellation);
        await store.Pending(Noon, 1000, Cancellation);
        await store.Postpone(new("p-2", "m-1"), Noon, Cancellation);
        await store.Clear([.. Enumerable.Range(0, 500).Select(number => new OutgoingReference($"p-{number}", $"m-{number}"))], Cancellation);
        await store.FindBy("nickname", "n", Cancellation);
        await store.Page(null, 50, Cancellation);

        Assert.Equal(["insert", "insert", "find", "findAndModify", "find", "update", "update", "find", "find"], Names());
    }

    [Fact]
    public async Task The_counter_tells_every_command_that_the_server_sees()
    {
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meter) =>
        {
            if (instrument.Meter.Name == StoreCommands.MeterName && instrument.Name == StoreCommands.CounterName)
                meter.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, times, tags, _) =>
        {
            var attributes = new Dictionary<string, object?>(tags.ToArray());
            if (Equals(attributes[StoreCommands.Namespace], $"{fixture.Prefix}-commands") && Equals(attributes[StoreCommands.Collection], "counted"))
                Enumerable.Repeat((string)attributes[StoreCommands.Operation]!, (int)times).ToList().ForEach(counted.Enqueue);
        });
        listener.Start();
        fixture.Sent.Clear();

        var store = await Fresh("counted");
        await store.Insert(Parcels.Plain("p-1") with { Lane = "a", Due = Noon }, Cancellation);
        Assert.Null((await store.Insert(Parcels.Plain("p-1"), Cancellation)).Stored);
        var found = await store.Find("p-1", Cancellation);
        await store.Save(found! with { Outgoing = [Parcels.Message("m-1", Noon)] }, Cancellation);
        await store.Due("a", Noon, Noon, 1000, Cancellation);
        await store.Abandoned(["a"], Noon, 1000, Cancellation);
        await store.Claim("p-1", "me", Noon, Noon, TimeSpan.FromSeconds(1), Cancellation);
        await store.Pending(Noon, 1000, Cancellation);
        await store.Postpone(new("p-1", "m-1"), Noon, Cancellation);
        await store.Clear([new("p-1", "m-1")], Cancellation);
        await store.FindBy("nickname", "n", Cancellation);
        await store.Page(null, 50, Cancellation);
        await store.Summarise(Noon, Cancellation);

        Assert.Equal(Names(), counted);
        Assert.Equal(18, counted.Count);
    }

    [Fact]
    public async Task Every_write_waits_for_a_majority_and_may_be_tried_again()
    {
        var store = await Fresh("majority");
        fixture.Sent.Clear();

        var stored = (await store.Insert(Parcels.Plain("p-1") with { Lane = "a", Due = Noon }, Cancellation)).Stored!;
        await store.Save(stored, Cancellation);
        await store.Claim("p-1", "me", Noon, Noon, TimeSpan.FromSeconds(1), Cancellation);
        await store.Postpone(new("p-1", "m-1"), Noon, Cancellation);
        await store.Clear([new("p-1", "m-1")], Cancellation);

        Assert.Equal(5, fixture.Sent.Count);
        Assert.All(fixture.Sent, command =>
        {
            Assert.Equal("majority", command["writeConcern"]["w"].AsString);
            Assert.Equal(5000, command["writeConcern"]["wtimeout"].ToInt64());
            Assert.True(command.Contains("txnNumber"), $"{command.GetElement(0).Name} is not retryable");
        });
    }

    [Fact]
    public async Task A_connection_string_cannot_weaken_a_write()
    {
        var uri = new MongoUrlBuilder(StoreUnderTest.Uri()) { W = 1, RetryWrites = false, ReadPreference = ReadPreference.SecondaryPreferred };
        var commands = new List<BsonDocument>();
        using var weak = new MongoStore(
            new StoreOptions { Uri = uri.ToString(), DatabasePrefix = fixture.Prefix },
            started => commands.Add(started.Command.DeepClone().AsBsonDocument));

        await weak.Create(Definition("weak")).Insert(Parcels.Plain("p-1"), Cancellation);

        var insert = Assert.Single(commands, command => command.GetElement(0).Name == "insert");
        Assert.Equal("majority", insert["writeConcern"]["w"].AsString);
        Assert.True(insert.Contains("txnNumber"));
    }

    [Fact]
    public async Task What_is_decided_on_is_read_from_a_majority()
    {
        var store = await Fresh("read");
        fixture.Sent.Clear();

        await store.Find("p-1", Cancellation);
        await store.FindBy("nickname", "n", Cancellation);
        await store.Page(null, 1, Cancellation);

        Assert.All(fixture.Sent, command => Assert.Equal("majority", command["readConcern"]["level"].AsString));
    }

    private static StateDefinition<Parcel> Definition(string collection) => new()
    {
        Worker = "commands",
        Collection = collection,
        Clock = DueClock.Business,
        UniqueKeys = ["nickname"],
    };

    private async Task<IStateStore<Parcel>> Fresh(string collection)
    {
        var store = fixture.Stores.Create(Definition(collection));
        await store.Prepare(Cancellation);
        return store;
    }

    private IEnumerable<string> Names() => fixture.Sent.Select(command => command.GetElement(0).Name);
}
