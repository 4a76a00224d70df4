using DomainWorkers.BuildingBlocks.State;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>The questions that sweeps ask all day are answered from indexes, whatever else the collection holds.</summary>
public sealed class MongoIndexTests(MongoFixture fixture) : IClassFixture<MongoFixture>
{
    private const string Worker = "indexed";

    private static readonly DateTimeOffset Noon = Parcels.Noon;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Explain()
    {
        var store = await Filled("explain");
        foreach (var ask in new Func<Task>[]
        {
            () => store.Due("a", Noon, Noon, 10, Cancellation),
            () => store.Pending(Noon, 10, Cancellation),
            () => store.FindBy("nickname", "x", Cancellation),
            () => store.Find("p-1", Cancellation),
            () => store.Page("p-1", 10, Cancellation),
            () => store.Summarise(Noon, Cancellation),
        })
        {
            foreach (var command in await Sent(ask))
                TestContext.Current.TestOutputHelper?.WriteLine(command["$db"] + " " + command + "\n => " + await Plan(command));
        }
    }

    private async Task<IReadOnlyList<BsonDocument>> Sent(Func<Task> ask)
    {
        _ = fixture.Store;
        fixture.Sent.Clear();
        await ask();
        return [.. fixture.Sent.Where(command => command.ElementCount > 0)];
    }

    private async Task<BsonDocument> Plan(BsonDocument command)
    {
        var bare = new BsonDocument(command.Where(element => element.Name is not ("$db" or "lsid" or "$clusterTime" or "readConcern" or "txnNumber")));
        return await fixture.Store.Database(Worker).RunCommandAsync<BsonDocument>(new BsonDocument("explain", bare));
    }

    private async Task<IStateStore<Parcel>> Filled(string collection)
    {
        var store = fixture.Stores.Create(new StateDefinition<Parcel>
        {
            Worker = Worker,
            Collection = collection,
            Clock = DueClock.Business,
            UniqueKeys = ["nickname"],
        });
        await store.Prepare(Cancellation);
        await fixture.Store.Database(Worker).GetCollection<Parcel>(collection).InsertManyAsync(Enumerable.Range(0, 2000).Select(number => Parcels.Plain($"p-{number:0000}") with
        {
            Version = 1,
            Nickname = number % 3 == 0 ? $"n-{number}" : null,
            Lane = number % 4 == 0 ? "a" : null,
            Due = number % 4 == 0 ? Noon.AddSeconds(number - 1990) : null,
            Outgoing = number % 100 == 0 ? [Parcels.Message("m", Noon.AddSeconds(number - 1000))] : [],
        }));
        return store;
    }
}
