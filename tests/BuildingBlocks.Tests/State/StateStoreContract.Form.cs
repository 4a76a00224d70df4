using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public abstract partial class StateStoreContract<TFixture>
{
    [Fact]
    public async Task Brings_a_nasty_document_back_as_it_was()
    {
        var store = await Fresh();
        var parcel = Parcels.Nasty("例/p-1 é $id.x");

        var inserted = await Stored(store, parcel);
        Assert.Equivalent(parcel with { Version = 1 }, inserted, strict: true);
        Assert.Equivalent(inserted, await Found(store, parcel.Id), strict: true);

        var saved = await store.Save(inserted, Cancellation);
        Assert.Equivalent(parcel with { Version = 2 }, saved, strict: true);
        Assert.Equivalent(saved, await Found(store, parcel.Id), strict: true);
        Assert.Equivalent(saved, (await store.Page(null, 1, Cancellation)).Single(), strict: true);
        Assert.Equal(BsonForm.Write(saved), BsonForm.Write(await Found(store, parcel.Id)));
    }

    [Fact]
    public async Task Answers_with_what_it_keeps_not_with_what_it_was_given()
    {
        var store = await Fresh();
        var shanghai = new DateTimeOffset(2025, 1, 6, 20, 0, 0, TimeSpan.FromHours(8)).AddTicks(12_345_678);

        var inserted = await Stored(store, Parcels.Plain("p-1") with { SentAt = shanghai });
        Assert.Equal(TimeSpan.Zero, inserted.SentAt!.Value.Offset);
        Assert.Equal(Noon.AddMilliseconds(1234), inserted.SentAt);

        var saved = await store.Save(inserted with { SentAt = shanghai.AddTicks(9), Due = shanghai, Lane = "a" }, Cancellation);
        Assert.Equivalent(saved, await Found(store, "p-1"), strict: true);
        Assert.Equal(Noon.AddMilliseconds(1234), saved?.Due);
        Assert.Equal(["p-1"], await store.Due("a", shanghai, Noon, 1, Cancellation));
    }

    [Fact]
    public async Task A_claim_ends_on_a_whole_millisecond()
    {
        var store = await Fresh();
        await Stored(store, DueParcel("p-1", "a", Noon));

        var claimed = await store.Claim("p-1", "me", Noon.AddTicks(1), Noon.AddTicks(7), TimeSpan.FromTicks(20_005), Cancellation);

        Assert.Equal(Noon.AddMilliseconds(2), claimed?.ClaimedUntil);
        Assert.Equivalent(claimed, await Found(store, "p-1"), strict: true);
    }

    [Fact]
    public async Task Ignores_what_a_newer_writer_added_and_keeps_it_through_a_claim()
    {
        var store = await Fresh();
        var newer = BsonForm.Read<BsonDocument>(BsonForm.Write(Parcels.Nasty("p-1") with { Version = 4, Lane = "a", Due = Noon }));
        newer["insurance"] = new BsonDocument { ["sum"] = 5 };
        newer["origin"]["continent"] = "Asia";
        newer["outgoing"][0]["priority"] = 1;
        newer["legs"][0]["speed"] = 20;
        await fixture.PutForeign(Worker, Definition.Collection, newer.ToBson());

        var found = await Found(store, "p-1");
        Assert.Equivalent(Parcels.Nasty("p-1") with { Version = 4, Lane = "a", Due = Noon }, found, strict: true);
        Assert.Equal("p-1", Assert.Single(await store.Pending(Noon, 5, Cancellation)).DocumentId);

        var claimed = await store.Claim("p-1", "me", Noon, Noon, Lease, Cancellation);
        Assert.Equal(5, claimed?.Version);
    }

    [Fact]
    public async Task Reads_what_an_older_writer_left_out_as_its_default()
    {
        var store = await Fresh();
        var older = new BsonDocument
        {
            ["_id"] = "p-1",
            ["version"] = 3L,
            ["name"] = "old",
            ["outgoing"] = new BsonArray(),
            ["origin"] = new BsonDocument("id", "o-1"),
        };
        await fixture.PutForeign(Worker, Definition.Collection, older.ToBson());

        Assert.Equivalent(
            new Parcel { Id = "p-1", Version = 3, Name = "old", Origin = new Place("o-1") }, await Found(store, "p-1"), strict: true);
    }
}
