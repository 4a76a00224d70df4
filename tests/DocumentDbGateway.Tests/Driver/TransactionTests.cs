using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests.Driver;

public sealed class TransactionTests
{
    [Fact]
    public async Task What_a_transaction_writes_is_seen_outside_only_after_its_commit()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument { { "_id", 1 }, { "n", 1 } });
        using var session = await store.Client.StartSessionAsync();

        session.StartTransaction();
        await things.InsertOneAsync(session, new BsonDocument("_id", 2));
        await things.UpdateOneAsync(session, "{_id: 1}", "{$set: {n: 2}}");
        var inside = await things.Find(session, "{}").ToListAsync();
        var outside = await things.Find("{}").ToListAsync();
        await session.CommitTransactionAsync();

        Assert.Equal(2, inside.Count);
        Assert.Equal(1, Assert.Single(outside)["n"]);
        Assert.Equal(2, await things.CountDocumentsAsync("{}"));
        Assert.Equal(1, await things.CountDocumentsAsync("{_id: 1, n: 2}"));
    }

    [Fact]
    public async Task An_aborted_transaction_leaves_nothing()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();
        using var session = await store.Client.StartSessionAsync();

        session.StartTransaction();
        await things.InsertOneAsync(session, new BsonDocument("_id", 1));
        await session.AbortTransactionAsync();

        Assert.Equal(0, await things.CountDocumentsAsync("{}"));
    }

    [Fact]
    public async Task A_write_error_ends_the_transaction()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument("_id", 1));
        using var session = await store.Client.StartSessionAsync();

        session.StartTransaction();
        await things.InsertOneAsync(session, new BsonDocument("_id", 2));
        await Assert.ThrowsAsync<MongoWriteException>(() => things.InsertOneAsync(session, new BsonDocument("_id", 1)));
        var afterwards = await Assert.ThrowsAnyAsync<MongoCommandException>(() => things.InsertOneAsync(session, new BsonDocument("_id", 3)));

        Assert.Equal(251, afterwards.Code);
        Assert.True(afterwards.HasErrorLabel("TransientTransactionError"));
        Assert.Equal(1, await things.CountDocumentsAsync("{}"));
    }

    [Fact]
    public async Task Of_two_writers_of_one_document_the_second_is_told_to_try_again()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument { { "_id", 1 }, { "n", 0 } });
        using var first = await store.Client.StartSessionAsync();
        using var second = await store.Client.StartSessionAsync();

        first.StartTransaction();
        second.StartTransaction();
        await things.UpdateOneAsync(first, "{_id: 1}", "{$inc: {n: 1}}");
        var conflict = await Assert.ThrowsAnyAsync<MongoCommandException>(() => things.UpdateOneAsync(second, "{_id: 1}", "{$inc: {n: 1}}"));
        await first.CommitTransactionAsync();

        Assert.Equal((112, "WriteConflict"), (conflict.Code, conflict.CodeName));
        Assert.True(conflict.HasErrorLabel("TransientTransactionError"));
        Assert.Equal(1, await things.CountDocumentsAsync("{n: 1}"));
    }

    [Fact]
    public async Task The_driver_repeats_conflicting_transactions_until_each_has_counted()
    {
        const int clients = 4, rounds = 10;
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument { { "_id", "sum" }, { "n", 0 } });

        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            using var session = await store.Client.StartSessionAsync();
            for (var round = 0; round < rounds; round++)
            {
                await session.WithTransactionAsync(async (s, cancellationToken) =>
                {
                    var sum = await things.Find(s, "{_id: 'sum'}").SingleAsync(cancellationToken);
                    await things.UpdateOneAsync(
                        s, "{_id: 'sum'}", new BsonDocument("$set", new BsonDocument("n", sum["n"].AsInt32 + 1)), null, cancellationToken);
                    await things.InsertOneAsync(s, new BsonDocument("_id", $"{client}/{round}"), null, cancellationToken);
                    return 0;
                });
            }
        })));

        Assert.Equal(clients * rounds, (await things.Find("{_id: 'sum'}").SingleAsync())["n"].AsInt32);
        Assert.Equal((clients * rounds) + 1, await things.CountDocumentsAsync("{}"));
    }

    [Fact]
    public async Task A_cursor_inside_a_transaction_reads_its_snapshot_to_the_end()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create([.. Enumerable.Range(0, 40).Select(i => new BsonDocument("_id", i))]);
        using var session = await store.Client.StartSessionAsync();

        session.StartTransaction();
        using var cursor = await things.Find(session, "{}", new FindOptions { BatchSize = 6 }).ToCursorAsync();
        Assert.True(await cursor.MoveNextAsync());
        await things.InsertOneAsync(new BsonDocument("_id", 1000));
        var seen = cursor.Current.ToList();
        while (await cursor.MoveNextAsync())
            seen.AddRange(cursor.Current);
        await session.CommitTransactionAsync();

        Assert.Equal(Enumerable.Range(0, 40), seen.Select(d => d["_id"].AsInt32).Order());
    }
}
