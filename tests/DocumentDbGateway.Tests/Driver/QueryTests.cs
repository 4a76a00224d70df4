using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using MongoDB.Driver.Linq;

namespace DomainWorkers.DocumentDbGateway.Tests.Driver;

public sealed class QueryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task A_cursor_brings_every_document_once_over_many_batches(int batch)
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create([.. Enumerable.Range(0, 345).Select(i => new BsonDocument { { "_id", i }, { "n", -i } })]);

        var sorted = await things.Find("{}", new FindOptions { BatchSize = batch }).Sort("{n: 1}").ToListAsync();
        var unsorted = await things.Find("{_id: {$gte: 0}}", new FindOptions { BatchSize = batch }).ToListAsync();
        var aggregated = await things.Aggregate(new AggregateOptions { BatchSize = batch }).Match("{n: {$lte: 0}}").ToListAsync();

        Assert.Equal(Enumerable.Range(0, 345).Reverse(), sorted.Select(d => d["_id"].AsInt32));
        Assert.Equal(Enumerable.Range(0, 345), unsorted.Select(d => d["_id"].AsInt32).Order());
        Assert.Equal(345, aggregated.DistinctBy(d => d["_id"]).Count());
    }

    [Fact]
    public async Task Large_results_are_cut_into_pages_below_the_message_limit()
    {
        await using var store = StoreUnderTest.Open();
        var filler = new string('y', 200_000);
        var things = await store.Create([.. Enumerable.Range(0, 200).Select(i => new BsonDocument { { "_id", i }, { "filler", filler } })]);

        var all = await things.Find("{}").Sort("{_id: 1}").ToListAsync();

        Assert.Equal(Enumerable.Range(0, 200), all.Select(d => d["_id"].AsInt32));
    }

    [Fact]
    public async Task A_killed_cursor_is_gone()
    {
        await using var store = StoreUnderTest.Open();
        await store.Create([.. Enumerable.Range(0, 50).Select(i => new BsonDocument("_id", i))]);
        var first = await store.Database.RunCommandAsync<BsonDocument>("{find: 'things', batchSize: 5}");
        var id = first["cursor"]["id"].AsInt64;

        var killed = await store.Database.RunCommandAsync<BsonDocument>(
            new BsonDocument { { "killCursors", "things" }, { "cursors", new BsonArray { id, 12345L } } });
        var gone = await Assert.ThrowsAnyAsync<MongoCommandException>(() => store.Database.RunCommandAsync<BsonDocument>(
            new BsonDocument { { "getMore", id }, { "collection", "things" } }));

        Assert.NotEqual(0, id);
        Assert.Equal(id, Assert.Single(killed["cursorsKilled"].AsBsonArray));
        Assert.Equal(12345L, Assert.Single(killed["cursorsNotFound"].AsBsonArray));
        Assert.Equal(43, gone.Code);
    }

    [Fact]
    public async Task Sort_skip_limit_and_projection_work_together()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create([.. Enumerable.Range(0, 30).Select(i => new BsonDocument { { "_id", i }, { "a", i % 3 }, { "b", i } })]);

        var page = await things.Find("{}").Sort("{a: -1, b: 1}").Skip(2).Limit(3).Project("{b: 1, _id: 0}").ToListAsync();

        Assert.Equal(["{ \"b\" : 8 }", "{ \"b\" : 11 }", "{ \"b\" : 14 }"], page.Select(d => d.ToString()));
    }

    [Fact]
    public async Task Aggregation_groups_unwinds_and_joins()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(
            BsonDocument.Parse("{_id: 1, account: 'a', years: [1, 2]}"),
            BsonDocument.Parse("{_id: 2, account: 'b', years: [5]}"),
            BsonDocument.Parse("{_id: 3, account: 'a', years: [10]}"));
        await store.Database.GetCollection<BsonDocument>("accounts").InsertOneAsync(BsonDocument.Parse("{_id: 'a', name: 'Acme'}"));

        var sums = await things.Aggregate().Unwind("years").Group("{_id: '$account', years: {$sum: '$years'}}").Sort("{_id: 1}").ToListAsync();
        var joined = await things.Aggregate().Match("{_id: 1}").Lookup("accounts", "account", "_id", "owner").SingleAsync();

        Assert.Equal([13, 5], sums.Select(d => d["years"].ToInt32()));
        Assert.Equal("Acme", joined["owner"][0]["name"]);
    }

    [Fact]
    public async Task Linq_is_translated()
    {
        await using var store = StoreUnderTest.Open();
        var orders = store.Database.GetCollection<Order>("orders");
        await orders.InsertManyAsync(Enumerable.Range(1, 20).Select(i => new Order { Id = i, Account = i % 2 == 0 ? "acme" : "other", Years = i % 10 }));

        var ids = await orders.AsQueryable().Where(order => order.Account == "acme" && order.Years > 3).OrderByDescending(order => order.Id)
            .Select(order => order.Id).Take(3).ToListAsync();
        var longest = await orders.AsQueryable().GroupBy(order => order.Account)
            .Select(group => new { group.Key, Longest = group.Max(order => order.Years) }).OrderBy(group => group.Key).ToListAsync();

        Assert.Equal([18, 16, 14], ids);
        Assert.Equal([("acme", 8), ("other", 9)], longest.Select(group => (group.Key, group.Longest)));
    }

    private sealed class Order
    {
        [BsonId]
        public int Id { get; init; }

        public string Account { get; init; } = "";

        public int Years { get; init; }
    }
}
