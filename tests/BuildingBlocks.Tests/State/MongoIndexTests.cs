using DomainWorkers.BuildingBlocks.State;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>The questions that sweeps ask all day are answered from indexes, whatever else the collection holds.</summary>
public sealed class MongoIndexTests(MongoFixture fixture) : IClassFixture<MongoFixture>
{
    private const string Worker = "indexed";
    private const string Collection = "parcels";

    private static readonly DateTimeOffset Noon = Parcels.Noon;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("due", "lane")]
    [InlineData("abandoned", "claim")]
    [InlineData("pending", "outgoing")]
    [InlineData("by nickname", "nickname")]
    [InlineData("all by name", "name")]
    [InlineData("open by text", "lane")]
    [InlineData("forecast", "due")]
    [InlineData("by id", "_id_")]
    [InlineData("page", "_id_")]
    public async Task Asks_an_index(string question, string index)
    {
        var store = await Filled();

        var command = Assert.Single(await Sent(() => Ask(store, question)));
        var plan = await Plan(command);

        Assert.True(plan.Stages.Any(stage => stage is "IXSCAN" or "IDHACK" or "EXPRESS_IXSCAN" or "EXPRESS_IDHACK"), plan.Text);
        Assert.DoesNotContain("COLLSCAN", plan.Stages);

        // A server that takes a short cut by id does not name the index.
        Assert.True(plan.Indexes.SequenceEqual([index]) || (index == "_id_" && plan.Indexes.Count == 0), plan.Text);
    }

    [Fact]
    public async Task Sums_up_from_indexes()
    {
        var store = await Filled();

        var commands = await Sent(() => store.Summarise(Noon, Cancellation));
        var plans = new List<QueryPlan>();
        foreach (var command in commands.Where(command => command.Contains("pipeline") || command.Contains("find")))
            plans.Add(await Plan(command));

        Assert.Equal(["claim", "outgoing", "due"], plans.SelectMany(plan => plan.Indexes));
        Assert.DoesNotContain("COLLSCAN", plans.SelectMany(plan => plan.Stages));
        Assert.Equal("count", Assert.Single(commands, command => !command.Contains("pipeline") && !command.Contains("find")).GetElement(0).Name);
    }

    private static Task Ask(IStateStore<Parcel> store, string question) => question switch
    {
        "due" => store.Due("a", Noon, Noon, 10, Cancellation),
        "abandoned" => store.Abandoned(["a", "b"], Noon, 10, Cancellation),
        "pending" => store.Pending(Noon, 10, Cancellation),
        "by nickname" => store.FindBy("nickname", "n-3", Cancellation),
        "all by name" => store.FindAll("name", "tea", 10, Cancellation),
        "open by text" => store.InLanes("colour", "Red", 10, Cancellation),
        "forecast" => store.Forecast(Noon, Cancellation),
        "by id" => store.Find("p-0003", Cancellation),
        "page" => store.Page("p-0003", 10, Cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, null),
    };

    /// <summary>Few are due, few have something to say, most have settled: as it is in a collection that lived for years.</summary>
    private async Task<IStateStore<Parcel>> Filled()
    {
        var store = fixture.Stores.Create(new StateDefinition<Parcel>
        {
            Worker = Worker,
            Collection = Collection,
            Clock = DueClock.Business,
            UniqueKeys = ["nickname"],
            LookupKeys = ["name"],
        });
        var documents = fixture.Store.Database(Worker).GetCollection<Parcel>(Collection);
        if (await documents.Find(FilterDefinition<Parcel>.Empty).AnyAsync(Cancellation))
            return store;

        await store.Prepare(Cancellation);
        await documents.InsertManyAsync(
            Enumerable.Range(0, 2000).Select(number => Parcels.Plain($"p-{number:0000}") with
            {
                Version = 1,
                Nickname = number % 3 == 0 ? $"n-{number}" : null,
                Lane = number % 10 == 0 ? "a" : null,
                Due = number % 10 == 0 ? Noon.AddSeconds(number - 1000) : null,
                ClaimedUntil = number % 50 == 0 ? Noon.AddSeconds(5) : null,
                Outgoing = number % 100 == 0 ? [Parcels.Message("m", Noon.AddSeconds(number - 1000))] : [],
            }),
            options: null,
            Cancellation);
        return store;
    }

    private async Task<IReadOnlyList<BsonDocument>> Sent(Func<Task> ask)
    {
        fixture.Sent.Clear();
        await ask();
        return [.. fixture.Sent];
    }

    private async Task<QueryPlan> Plan(BsonDocument command)
    {
        // The question as it was sent, without what belongs to the session it was sent in.
        var question = new BsonDocument(command.Where(element => element.Name is not ("$db" or "lsid" or "$clusterTime" or "readConcern")));
        var explained = await fixture.Store.Database(Worker).RunCommandAsync<BsonDocument>(
            new BsonDocument { ["explain"] = question, ["verbosity"] = "queryPlanner" }, readPreference: null, Cancellation);
        return QueryPlan.Of(explained);
    }

    /// <summary>The stages and indexes of a plan, from the outermost inwards.</summary>
    private sealed record QueryPlan(IReadOnlyList<string> Stages, IReadOnlyList<string> Indexes, string Text)
    {
        public static QueryPlan Of(BsonDocument explained)
        {
            var stages = new List<string>();
            var indexes = new List<string>();
            Collect(explained, chosen: false, stages, indexes);
            return new QueryPlan(stages, indexes, explained.ToJson());
        }

        private static void Collect(BsonValue value, bool chosen, List<string> stages, List<string> indexes)
        {
            if (value is BsonArray array)
            {
                foreach (var item in array)
                    Collect(item, chosen, stages, indexes);
            }

            if (value is not BsonDocument document)
                return;
            foreach (var element in document)
            {
                if (chosen && element.Name == "stage")
                    stages.Add(element.Value.AsString);
                else if (chosen && element.Name == "indexName")
                    indexes.Add(element.Value.AsString);
                else if (element.Name is not "rejectedPlans")
                    Collect(element.Value, chosen || element.Name == "winningPlan", stages, indexes);
            }
        }
    }
}
