using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests.Driver;

public sealed class CrudTests
{
    [Fact]
    public async Task A_second_insert_with_the_same_id_is_a_duplicate_key()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument { { "_id", "acme/1/register" }, { "outcome", "first" } });

        var refusal = await Assert.ThrowsAsync<MongoWriteException>(
            () => things.InsertOneAsync(new BsonDocument { { "_id", "acme/1/register" }, { "outcome", "second" } }));

        Assert.Equal(ServerErrorCategory.DuplicateKey, refusal.WriteError.Category);
        Assert.Equal(11000, refusal.WriteError.Code);
        Assert.Equal("first", (await things.Find("{_id: 'acme/1/register'}").SingleAsync())["outcome"]);
    }

    [Fact]
    public async Task Every_value_comes_back_as_it_was_stored()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();
        var stored = new BsonDocument
        {
            { "_id", ObjectId.GenerateNewId() },
            { "text", "域名.cn \u0001 \"quoted\"" },
            { "int", int.MinValue },
            { "long", long.MaxValue },
            { "double", 0.1 },
            { "decimal", Decimal128.Parse("12.340") },
            { "at", new BsonDateTime(new DateTime(2025, 1, 6, 16, 0, 0, 123, DateTimeKind.Utc)) },
            { "bytes", new byte[] { 0, 1, 255 } },
            { "uuid", new BsonBinaryData(new Guid("7f6c3f5e-0000-4000-8000-000000000001"), GuidRepresentation.Standard) },
            { "null", BsonNull.Value },
            { "empty", new BsonArray() },
            { "nested", new BsonDocument("list", new BsonArray { 1, "two", new BsonDocument("three", 3) }) },
            { "yes", true }
        };

        await things.InsertOneAsync(stored);

        Assert.Equal(stored, await things.Find(new BsonDocument("_id", stored["_id"])).SingleAsync());
    }

    [Fact]
    public async Task A_replace_with_a_stale_version_changes_nothing()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument { { "_id", 1 }, { "version", 3 } });

        var fresh = await things.ReplaceOneAsync("{_id: 1, version: 3}", new BsonDocument { { "_id", 1 }, { "version", 4 }, { "by", "a" } });
        var stale = await things.ReplaceOneAsync("{_id: 1, version: 3}", new BsonDocument { { "_id", 1 }, { "version", 4 }, { "by", "b" } });

        Assert.Equal((1, 1), (fresh.MatchedCount, fresh.ModifiedCount));
        Assert.Equal((0, 0), (stale.MatchedCount, stale.ModifiedCount));
        Assert.Equal("a", (await things.Find("{_id: 1}").SingleAsync())["by"]);
    }

    [Fact]
    public async Task Outgoing_entries_are_pushed_and_pulled_by_their_id()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument("_id", 1), new BsonDocument("_id", 2));

        await things.UpdateOneAsync("{_id: 1}", "{$push: {outgoing: {$each: [{id: 'x', body: 'a'}, {id: 'y', body: 'b'}]}}}");
        await things.UpdateOneAsync("{_id: 2}", "{$push: {outgoing: {id: 'x'}}}");
        var pulled = await things.UpdateManyAsync("{'outgoing.id': {$in: ['x']}}", "{$pull: {outgoing: {id: {$in: ['x']}}}}");

        Assert.Equal(2, pulled.ModifiedCount);
        var left = await things.Find("{}").Sort("{_id: 1}").ToListAsync();
        Assert.Equal("y", Assert.Single(left[0]["outgoing"].AsBsonArray)["id"]);
        Assert.Empty(left[1]["outgoing"].AsBsonArray);
    }

    [Theory]
    [InlineData("{$set: {'open.until': 7}}", "{_id: 1, n: 5, list: [1, 2], open: {until: 7}}")]
    [InlineData("{$unset: {n: ''}}", "{_id: 1, list: [1, 2]}")]
    [InlineData("{$inc: {n: -2}}", "{_id: 1, n: 3, list: [1, 2]}")]
    [InlineData("{$max: {n: 9}}", "{_id: 1, n: 9, list: [1, 2]}")]
    [InlineData("{$addToSet: {list: 2}, $set: {n: 6}}", "{_id: 1, n: 6, list: [1, 2]}")]
    [InlineData("{$rename: {n: 'm'}}", "{_id: 1, list: [1, 2], m: 5}")]
    public async Task Updates_do_what_their_operators_say(string update, string expected)
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(BsonDocument.Parse("{_id: 1, n: 5, list: [1, 2]}"));

        await things.UpdateOneAsync("{_id: 1}", update);

        Assert.Equal(BsonDocument.Parse(expected), await things.Find("{_id: 1}").SingleAsync());
    }

    [Fact]
    public async Task Deletes_and_counts_agree()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create([.. Enumerable.Range(0, 50).Select(i => new BsonDocument { { "_id", i }, { "kind", i % 5 } })]);

        Assert.Equal(1, (await things.DeleteOneAsync("{kind: 0}")).DeletedCount);
        Assert.Equal(10, (await things.DeleteManyAsync("{kind: 1}")).DeletedCount);

        Assert.Equal(39, await things.CountDocumentsAsync("{}"));
        Assert.Equal(9, await things.CountDocumentsAsync("{kind: 0}"));
        Assert.Equal([0, 2, 3, 4], (await (await things.DistinctAsync<int>("kind", "{}")).ToListAsync()).Order());
    }

    [Fact]
    public async Task Writes_with_majority_and_journal_are_acknowledged()
    {
        await using var store = StoreUnderTest.Open();
        var things = (await store.Create()).WithWriteConcern(new WriteConcern("majority", journal: true));

        await things.InsertOneAsync(new BsonDocument("_id", 1));
        var update = await things.UpdateOneAsync("{_id: 1}", "{$set: {a: 1}}");

        Assert.True(update.IsAcknowledged);
        Assert.Equal(1, await things.WithReadConcern(ReadConcern.Majority).CountDocumentsAsync("{a: 1}"));
    }

    [Fact]
    public async Task Unacknowledged_writes_arrive_without_an_answer()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();

        await things.WithWriteConcern(WriteConcern.Unacknowledged).InsertOneAsync(new BsonDocument("_id", 1));

        Assert.True(await Eventually(async () => await things.CountDocumentsAsync("{_id: 1}") == 1));
    }

    [Fact]
    public async Task Errors_carry_the_codes_a_driver_knows()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument { { "_id", 1 }, { "text", "x" } });

        var unknown = await Assert.ThrowsAsync<MongoCommandException>(() => store.Database.RunCommandAsync<BsonDocument>("{noSuchCommand: 1}"));
        var filter = await Assert.ThrowsAsync<MongoCommandException>(() => things.Find("{a: {$noSuchOperator: 1}}").ToListAsync());
        var type = await Assert.ThrowsAsync<MongoWriteException>(() => things.UpdateOneAsync("{_id: 1}", "{$inc: {text: 1}}"));
        var id = await Assert.ThrowsAsync<MongoWriteException>(() => things.UpdateOneAsync("{_id: 1}", "{$set: {_id: 2}}"));

        Assert.Equal((59, "CommandNotFound"), (unknown.Code, unknown.CodeName));
        Assert.Equal((2, "BadValue"), (filter.Code, filter.CodeName));
        Assert.Equal(14, type.WriteError.Code);
        Assert.Equal(66, id.WriteError.Code);
    }

    private static async Task<bool> Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds())
                return true;
            await Task.Delay(50);
        }

        return false;
    }
}
