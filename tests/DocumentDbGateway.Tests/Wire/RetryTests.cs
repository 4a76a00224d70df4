using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.DocumentDbGateway.Tests.Wire;

/// <summary>A driver that saw no answer sends the same write with the same number again; it must not be carried out twice.</summary>
public sealed class RetryTests
{
    private readonly BsonDocument _session = new("id", new BsonBinaryData(Guid.NewGuid(), GuidRepresentation.Standard));

    [Fact]
    public async Task A_repeated_update_is_answered_and_not_repeated()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create(new BsonDocument { { "_id", 1 }, { "n", 0 } });
        await using var client = await WireClient.Connect(StoreUnderTest.Address);
        var update = Command(store, 1, "update", new BsonDocument("updates", new BsonArray
        {
            BsonDocument.Parse("{q: {_id: 1}, u: {$inc: {n: 1}}}")
        }));

        var first = await client.Ask(update);
        var again = await client.Ask(update);
        var next = await client.Ask(Command(store, 2, "update", new BsonDocument("updates", new BsonArray
        {
            BsonDocument.Parse("{q: {_id: 1}, u: {$inc: {n: 10}}}")
        })));

        Assert.Equal([1, 1, 1], new[] { first, again, next }.Select(answer => answer["n"].ToInt32()));
        Assert.Equal(11, (await things.Find("{}").SingleAsync())["n"].ToInt32());
    }

    [Fact]
    public async Task A_repeated_insert_is_no_duplicate_key()
    {
        await using var store = StoreUnderTest.Open();
        await store.Create();
        await using var client = await WireClient.Connect(StoreUnderTest.Address);
        var insert = Command(store, 1, "insert", new BsonDocument("documents", new BsonArray { new BsonDocument("_id", 1) }));

        var first = await client.Ask(insert);
        var again = await client.Ask(insert);
        var other = await client.Ask(Command(store, 2, "insert", new BsonDocument("documents", new BsonArray { new BsonDocument("_id", 1) })));

        Assert.Equal((1, 1), (first["n"].ToInt32(), again["n"].ToInt32()));
        Assert.False(again.Contains("writeErrors"));
        Assert.Equal(11000, other["writeErrors"][0]["code"].ToInt32());
    }

    [Fact]
    public async Task A_repeated_claim_gets_the_same_document_and_not_another()
    {
        await using var store = StoreUnderTest.Open();
        await store.Create(new BsonDocument { { "_id", 1 }, { "by", "" } }, new BsonDocument { { "_id", 2 }, { "by", "" } });
        await using var client = await WireClient.Connect(StoreUnderTest.Address);
        var claim = Command(store, 1, "findAndModify", BsonDocument.Parse("{query: {by: ''}, sort: {_id: 1}, update: {$set: {by: 'me'}}, new: true}"));

        var first = await client.Ask(claim);
        var again = await client.Ask(claim);

        Assert.Equal(1, first["value"]["_id"]);
        Assert.Equal(first["value"], again["value"]);
        Assert.Equal(1, await store.Collection.CountDocumentsAsync("{by: ''}"));
    }

    [Fact]
    public async Task A_repeated_delete_takes_nothing_more()
    {
        await using var store = StoreUnderTest.Open();
        await store.Create(new BsonDocument { { "_id", 1 }, { "k", 1 } }, new BsonDocument { { "_id", 2 }, { "k", 1 } });
        await using var client = await WireClient.Connect(StoreUnderTest.Address);
        var delete = Command(store, 1, "delete", BsonDocument.Parse("{deletes: [{q: {k: 1}, limit: 1}]}"));

        var first = await client.Ask(delete);
        var again = await client.Ask(delete);

        Assert.Equal((1, 1), (first["n"].ToInt32(), again["n"].ToInt32()));
        Assert.Equal(1, await store.Collection.CountDocumentsAsync("{}"));
    }

    private byte[] Command(StoreUnderTest store, long number, string name, BsonDocument rest) => WireClient.Msg(
        new BsonDocument { { name, "things" } }.AddRange(rest).AddRange(new BsonDocument
        {
            { "$db", store.Database.DatabaseNamespace.DatabaseName }, { "lsid", _session }, { "txnNumber", number }
        }));
}
