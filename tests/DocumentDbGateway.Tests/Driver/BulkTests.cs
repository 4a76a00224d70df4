using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests.Driver;

public sealed class BulkTests
{
    [Fact]
    public async Task An_unordered_batch_does_all_it_can_and_names_what_it_could_not()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument("_id", 2), new BsonDocument("_id", 9));

        var failure = await Assert.ThrowsAsync<MongoBulkWriteException<BsonDocument>>(() => things.BulkWriteAsync(
            [
                new InsertOneModel<BsonDocument>(new BsonDocument("_id", 1)),
                new InsertOneModel<BsonDocument>(new BsonDocument("_id", 2)),
                new InsertOneModel<BsonDocument>(new BsonDocument("_id", 3)),
                new UpdateOneModel<BsonDocument>("{_id: 9}", "{$set: {seen: true}}"),
                new UpdateOneModel<BsonDocument>("{_id: 9}", "{$badOperator: 1}"),
                new DeleteOneModel<BsonDocument>("{_id: 3}")
            ],
            new BulkWriteOptions { IsOrdered = false }));

        Assert.Equal([(1, ServerErrorCategory.DuplicateKey), (4, ServerErrorCategory.Uncategorized)],
            failure.WriteErrors.Select(error => (error.Index, error.Category)).Order());
        Assert.Equal((2, 1, 1), (failure.Result.InsertedCount, failure.Result.ModifiedCount, failure.Result.DeletedCount));
        Assert.Equal(BsonDocument.Parse("{_id: 9, seen: true}"), await things.Find("{_id: 9}").SingleAsync());
    }

    [Fact]
    public async Task An_ordered_batch_stops_at_the_first_error()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument("_id", 2));

        var failure = await Assert.ThrowsAsync<MongoBulkWriteException<BsonDocument>>(
            () => things.InsertManyAsync([new BsonDocument("_id", 1), new BsonDocument("_id", 2), new BsonDocument("_id", 3)]));

        Assert.Equal(1, Assert.Single(failure.WriteErrors).Index);
        Assert.Equal(0, await things.CountDocumentsAsync("{_id: 3}"));
        Assert.Equal(1, await things.CountDocumentsAsync("{_id: 1}"));
    }

    [Fact]
    public async Task Versioned_updates_in_a_batch_count_only_what_matched()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create([.. Enumerable.Range(0, 10).Select(i => new BsonDocument { { "_id", i }, { "version", i % 2 } })]);

        var result = await things.BulkWriteAsync(
            Enumerable.Range(0, 10).Select(i => new UpdateOneModel<BsonDocument>(
                new BsonDocument { { "_id", i }, { "version", 1 } }, "{$inc: {version: 1}}")),
            new BulkWriteOptions { IsOrdered = false });

        Assert.Equal((5, 5), (result.MatchedCount, result.ModifiedCount));
        Assert.Equal(5, await things.CountDocumentsAsync("{version: 2}"));
    }

    [Fact]
    public async Task Batches_larger_than_one_message_are_stored_whole()
    {
        const int documents = 600;
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();
        var filler = new string('x', 100_000);

        // 60 MB: the driver cuts it at 48 MB, the gateway must take each part.
        await things.InsertManyAsync(Enumerable.Range(0, documents).Select(i => new BsonDocument { { "_id", i }, { "filler", filler } }));

        Assert.Equal(documents, await things.CountDocumentsAsync("{}"));
        Assert.Equal(100_000, (await things.Find("{_id: 599}").SingleAsync())["filler"].AsString.Length);
    }
}
