using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests.Driver;

public sealed class RaceTests
{
    private const int Clients = 8;

    [Fact]
    public async Task Eight_clients_claim_four_hundred_documents_and_none_twice()
    {
        const int claims = 400;
        await using var store = StoreUnderTest.Open();
        var things = await store.Create([.. Enumerable.Range(0, claims).Select(i => new BsonDocument { { "_id", i }, { "due", i }, { "by", "" } })]);
        await things.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{by: 1, due: 1}"));

        var claimed = await Together(async client =>
        {
            var mine = new List<BsonValue>();
            while (await things.FindOneAndUpdateAsync<BsonDocument>(
                       "{by: ''}", new BsonDocument("$set", new BsonDocument("by", client)), new() { Sort = "{due: 1}" }) is { } one)
                mine.Add(one["_id"]);
            return mine;
        });

        var all = claimed.SelectMany(mine => mine).ToList();
        Assert.Equal(claims, all.Count);
        Assert.Equal(claims, all.Distinct().Count());
        Assert.Equal(0, await things.CountDocumentsAsync("{by: ''}"));
    }

    [Fact]
    public async Task Versioned_replaces_by_eight_clients_lose_no_update()
    {
        const int rounds = 25;
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument { { "_id", 1 }, { "version", 0 }, { "log", new BsonArray() } });

        await Together(async client =>
        {
            for (var done = 0; done < rounds;)
            {
                var read = await things.Find("{_id: 1}").SingleAsync();
                var version = read["version"].AsInt32;
                read["version"] = version + 1;
                read["log"].AsBsonArray.Add($"{client}/{done}");
                var saved = await things.ReplaceOneAsync(new BsonDocument { { "_id", 1 }, { "version", version } }, read);
                done += (int)saved.ModifiedCount;
            }

            return 0;
        });

        var last = await things.Find("{_id: 1}").SingleAsync();
        Assert.Equal(Clients * rounds, last["version"].AsInt32);
        Assert.Equal(Clients * rounds, last["log"].AsBsonArray.Distinct().Count());
    }

    [Fact]
    public async Task Of_eight_inserts_of_one_id_exactly_one_succeeds()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();

        for (var round = 0; round < 20; round++)
        {
            var won = await Together(async client =>
            {
                try
                {
                    await things.InsertOneAsync(new BsonDocument { { "_id", round }, { "by", client } });
                    return 1;
                }
                catch (MongoWriteException taken) when (taken.WriteError.Category == ServerErrorCategory.DuplicateKey)
                {
                    return 0;
                }
            });
            Assert.Equal(1, won.Sum());
        }
    }

    [Fact]
    public async Task Of_eight_inserts_of_one_living_name_exactly_one_succeeds()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();
        await things.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(
            "{name: 1}", new CreateIndexOptions<BsonDocument> { Unique = true, PartialFilterExpression = "{living: true}" }));

        for (var round = 0; round < 20; round++)
        {
            var won = await Together(async client =>
            {
                try
                {
                    await things.InsertOneAsync(new BsonDocument { { "_id", $"{round}/{client}" }, { "name", $"n{round}.cn" }, { "living", true } });
                    return 1;
                }
                catch (MongoWriteException taken) when (taken.WriteError.Category == ServerErrorCategory.DuplicateKey)
                {
                    return 0;
                }
            });
            Assert.Equal(1, won.Sum());
        }
    }

    [Fact]
    public async Task Of_eight_upserts_of_one_id_exactly_one_inserts_and_all_count()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();

        for (var round = 0; round < 20; round++)
        {
            var results = await Together(client => things.UpdateOneAsync(
                new BsonDocument("_id", round), "{$inc: {n: 1}}", new UpdateOptions { IsUpsert = true }));

            Assert.Single(results, result => result.UpsertedId is not null);
            Assert.Equal(Clients - 1, results.Sum(result => result.ModifiedCount));
            Assert.Equal(Clients, (await things.Find(new BsonDocument("_id", round)).SingleAsync())["n"].AsInt32);
        }
    }

    [Fact]
    public async Task Batches_in_opposite_order_do_not_wait_for_each_other_for_ever()
    {
        await using var store = StoreUnderTest.Open();
        var ids = Enumerable.Range(0, 40).ToArray();
        var things = await store.Create([.. ids.Select(id => new BsonDocument { { "_id", id }, { "n", 0 } })]);

        await Together(async client =>
        {
            var order = (client[^1] - '0') % 2 == 0 ? ids : ids.Reverse();
            var batch = order.Select(id => new UpdateOneModel<BsonDocument>(new BsonDocument("_id", id), "{$inc: {n: 1}}")).ToList();
            for (var i = 0; i < 5; i++)
                await things.BulkWriteAsync(batch, new BulkWriteOptions { IsOrdered = false });
            return 0;
        }).WaitAsync(TimeSpan.FromSeconds(120));

        Assert.Equal(ids.Length, await things.CountDocumentsAsync(new BsonDocument("n", Clients * 5)));
    }

    private static async Task<T[]> Together<T>(Func<string, Task<T>> client) =>
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => Task.Run(() => client($"c{i}"))));
}
