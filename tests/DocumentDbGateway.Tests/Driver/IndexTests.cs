using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests.Driver;

public sealed class IndexTests
{
    [Fact]
    public async Task A_name_is_unique_among_the_living_only()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();
        await things.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(
            "{name: 1}", new CreateIndexOptions<BsonDocument> { Name = "living", Unique = true, PartialFilterExpression = "{living: true}" }));
        await things.InsertOneAsync(BsonDocument.Parse("{_id: 1, name: 'a.cn', living: false}"));
        await things.InsertOneAsync(BsonDocument.Parse("{_id: 2, name: 'a.cn', living: false}"));
        await things.InsertOneAsync(BsonDocument.Parse("{_id: 3, name: 'a.cn', living: true}"));

        var second = await Assert.ThrowsAsync<MongoWriteException>(
            () => things.InsertOneAsync(BsonDocument.Parse("{_id: 4, name: 'a.cn', living: true}")));
        var revived = await Assert.ThrowsAsync<MongoWriteException>(() => things.UpdateOneAsync("{_id: 1}", "{$set: {living: true}}"));
        await things.UpdateOneAsync("{_id: 3}", "{$set: {living: false}}");
        await things.InsertOneAsync(BsonDocument.Parse("{_id: 5, name: 'a.cn', living: true}"));

        Assert.Equal(ServerErrorCategory.DuplicateKey, second.WriteError.Category);
        Assert.Equal(ServerErrorCategory.DuplicateKey, revived.WriteError.Category);
        Assert.Equal(4, await things.CountDocumentsAsync("{name: 'a.cn'}"));
    }

    [Fact]
    public async Task Due_documents_are_found_through_their_index_in_order()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create([.. Enumerable.Range(0, 3000).Select(i => new BsonDocument
        {
            { "_id", i }, { "pump", $"r{i % 3}" }, { "due", 7919 * i % 3000 }
        })]);
        await things.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{pump: 1, due: 1}", new CreateIndexOptions { Name = "due" }));

        var due = await things.Find("{pump: 'r1', due: {$lte: 100}}").Sort("{due: 1}").Limit(10).ToListAsync();
        var plan = await Explain(store, "{find: 'things', filter: {pump: 'r1', due: {$lte: 100}}, sort: {due: 1}, limit: 10}");
        var without = await Explain(store, "{find: 'things', filter: {other: 1}}");

        var expected = Enumerable.Range(0, 3000).Where(i => i % 3 == 1).Select(i => 7919 * i % 3000).Where(d => d <= 100).Order().Take(10);
        Assert.Equal(expected, due.Select(d => d["due"].AsInt32));
        Assert.Contains(("IXSCAN", "due"), plan);
        Assert.DoesNotContain(plan, stage => stage.Stage == "COLLSCAN");
        Assert.Contains(without, stage => stage.Stage == "COLLSCAN");
    }

    [Fact]
    public async Task A_look_up_by_id_uses_the_index_of_ids()
    {
        await using var store = StoreUnderTest.Open();
        await store.Create([.. Enumerable.Range(0, 500).Select(i => new BsonDocument("_id", i))]);

        var plan = await Explain(store, "{find: 'things', filter: {_id: 77}}");

        Assert.Contains(plan, stage => stage.Stage is "IXSCAN" or "IDHACK" or "EXPRESS_IXSCAN");
        Assert.DoesNotContain(plan, stage => stage.Stage == "COLLSCAN");
    }

    [Fact]
    public async Task Creating_indexes_again_is_harmless_and_they_are_listed()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument("_id", 1));
        CreateIndexModel<BsonDocument>[] wanted =
        [
            new("{a: 1, b: -1}", new CreateIndexOptions { Name = "ab" }),
            new("{at: 1}", new CreateIndexOptions { Name = "expiry", ExpireAfter = TimeSpan.FromDays(1) })
        ];

        await things.Indexes.CreateManyAsync(wanted);
        await things.Indexes.CreateManyAsync(wanted);
        var listed = await (await things.Indexes.ListAsync()).ToListAsync();
        await things.Indexes.DropOneAsync("ab");
        var left = await (await things.Indexes.ListAsync()).ToListAsync();

        Assert.Equal(["_id_", "ab", "expiry"], listed.Select(index => index["name"].AsString).Order());
        Assert.Equal(BsonDocument.Parse("{a: 1, b: -1}"), listed.Single(index => index["name"] == "ab")["key"]);
        Assert.Equal(86_400, listed.Single(index => index["name"] == "expiry")["expireAfterSeconds"].ToInt32());
        Assert.Equal(["_id_", "expiry"], left.Select(index => index["name"].AsString).Order());
    }

    [Fact]
    public async Task A_unique_index_is_refused_over_duplicates()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(BsonDocument.Parse("{_id: 1, n: 5}"), BsonDocument.Parse("{_id: 2, n: 5}"));

        var refusal = await Assert.ThrowsAnyAsync<MongoCommandException>(
            () => things.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{n: 1}", new CreateIndexOptions { Unique = true })));

        Assert.Equal(11000, refusal.Code);
    }

    [Fact]
    public async Task Another_index_under_a_known_name_is_refused()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();
        await things.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{a: 1}", new CreateIndexOptions { Name = "one" }));

        var refusal = await Assert.ThrowsAnyAsync<MongoCommandException>(
            () => things.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{b: 1}", new CreateIndexOptions { Name = "one" })));

        Assert.Equal(86, refusal.Code);
    }

    [Fact]
    public async Task Collections_are_created_listed_and_dropped()
    {
        await using var store = StoreUnderTest.Open();
        await store.Create();
        await store.Database.CreateCollectionAsync("others");

        var again = await Record.ExceptionAsync(() => store.Database.CreateCollectionAsync("others"));
        var both = await (await store.Database.ListCollectionNamesAsync()).ToListAsync();
        await store.Database.DropCollectionAsync("others");
        await store.Database.DropCollectionAsync("others");
        var one = await (await store.Database.ListCollectionNamesAsync()).ToListAsync();
        var databases = await (await store.Client.ListDatabaseNamesAsync()).ToListAsync();

        Assert.True(again is null or MongoCommandException { Code: 48 });
        Assert.Equal(["others", "things"], both.Order());
        Assert.Equal(["things"], one);
        Assert.Contains(store.Database.DatabaseNamespace.DatabaseName, databases);
    }

    private static async Task<List<(string Stage, string? Index)>> Explain(StoreUnderTest store, string command)
    {
        var answer = await store.Database.RunCommandAsync<BsonDocument>(
            new BsonDocument { { "explain", BsonDocument.Parse(command) }, { "verbosity", "queryPlanner" } });
        return [.. Stages(answer["queryPlanner"]["winningPlan"].AsBsonDocument)];
    }

    private static IEnumerable<(string Stage, string? Index)> Stages(BsonDocument plan)
    {
        if (plan.TryGetValue("stage", out var stage))
            yield return (stage.AsString, plan.TryGetValue("indexName", out var index) ? index.AsString : null);
        var inner = plan.Elements.SelectMany(element => element.Value switch
        {
            BsonDocument document => Stages(document),
            BsonArray array => array.OfType<BsonDocument>().SelectMany(Stages),
            _ => []
        });
        foreach (var found in inner)
            yield return found;
    }
}
