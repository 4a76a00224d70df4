using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public abstract partial class StateStoreContract<TFixture>
{
    [Fact]
    public async Task Names_the_id_when_it_is_taken()
    {
        var store = await Fresh();
        await Stored(store, Parcels.Plain("p-1") with { Weight = 1, Nickname = "nick" });

        // The nickname is taken as well, by the same document: what counts is that the id is known.
        var again = await store.Insert(Parcels.Plain("p-1") with { Weight = 2, Nickname = "nick" }, Cancellation);

        Assert.Equal(new InsertResult<Parcel>(null, "_id"), again);
        Assert.Equal(1, (await Found(store, "p-1")).Weight);
    }

    [Fact]
    public async Task The_same_again_is_known_not_stored_twice()
    {
        var store = await Fresh();
        var parcel = Parcels.Plain("p-1");

        var results = await Together(8, _ => store.Insert(parcel, Cancellation));

        Assert.Single(results, result => result.Stored is not null);
        Assert.Equal(7, results.Count(result => result.TakenKey == "_id"));
    }

    [Theory]
    [InlineData("nickname")]
    [InlineData("badge")]
    [InlineData("origin.id")]
    public async Task Names_the_unique_key_that_is_taken(string key)
    {
        var store = await Fresh();
        await Stored(store, Parcels.Plain("p-1") with { Nickname = "same", Badge = "same", Origin = new Place("same") });

        var other = Parcels.Plain("p-2") with { Nickname = "n", Badge = "b", Origin = new Place("o") };
        var result = await store.Insert(Sharing(other, key, "same"), Cancellation);

        Assert.Equal(new InsertResult<Parcel>(null, key), result);
        Assert.Null(await store.Find("p-2", Cancellation));
        await Stored(store, Sharing(other, key, "Same"));
    }

    [Theory]
    [InlineData("nickname")]
    [InlineData("badge")]
    [InlineData("origin.id")]
    public async Task One_of_many_gets_a_unique_value(string key)
    {
        var store = await Fresh();

        var results = await Together(8, number => store.Insert(Sharing(Parcels.Plain($"p-{number}"), key, "wanted"), Cancellation));

        var winner = Assert.Single(results, result => result.Stored is not null).Stored!;
        Assert.Equal(7, results.Count(result => result.TakenKey == key));
        Assert.Equal(winner.Id, (await store.FindBy(key, "wanted", Cancellation))?.Id);
        Assert.Single(await store.Page(null, 10, Cancellation));
    }

    [Fact]
    public async Task An_absent_key_takes_no_part()
    {
        var store = await Fresh();

        await Stored(store, Parcels.Plain("p-1"));
        await Stored(store, Parcels.Plain("p-2"));
        await Stored(store, Parcels.Plain("p-3") with { Badge = "" });

        Assert.Equal("_id", (await store.Insert(Parcels.Plain("p-1"), Cancellation)).TakenKey);
        Assert.Equal("badge", (await store.Insert(Parcels.Plain("p-4") with { Badge = "" }, Cancellation)).TakenKey);
    }

    [Fact]
    public async Task A_value_given_up_is_free()
    {
        var store = await Fresh();
        var holder = await Stored(store, Parcels.Plain("p-1") with { Nickname = "wanted" });

        holder = await store.Save(holder with { Nickname = null }, Cancellation);
        Assert.Null(await store.FindBy("nickname", "wanted", Cancellation));
        await Stored(store, Parcels.Plain("p-2") with { Nickname = "wanted" });

        var taken = await Assert.ThrowsAsync<UniqueKeyTakenException>(() => store.Save(holder! with { Nickname = "wanted" }, Cancellation));
        Assert.Equal("nickname", taken.Key);
        Assert.Equal(2, (await Found(store, "p-1")).Version);
        Assert.Equal("p-2", (await store.FindBy("nickname", "wanted", Cancellation))?.Id);
    }

    [Fact]
    public async Task A_document_keeps_its_own_value_through_saves()
    {
        var store = await Fresh();
        var holder = await Stored(store, Parcels.Plain("p-1") with { Nickname = "mine", Origin = new Place("o-1") });

        holder = await store.Save(holder with { Weight = 5 }, Cancellation);

        Assert.Equal(5, (await store.FindBy("nickname", "mine", Cancellation))?.Weight);
        Assert.Equal(holder?.Version, (await store.FindBy("origin.id", "o-1", Cancellation))?.Version);
    }

    [Fact]
    public async Task Refuses_to_look_by_a_key_that_is_none()
    {
        var store = await Fresh();

        await Assert.ThrowsAsync<ArgumentException>(() => store.FindBy("name", "x", Cancellation));
    }

    [Fact]
    public async Task Preparing_again_changes_nothing()
    {
        var store = await Fresh();
        await Stored(store, Parcels.Plain("p-1") with { Nickname = "n" });

        await Together(4, async _ =>
        {
            await fixture.Stores.Create(Definition).Prepare(Cancellation);
            return true;
        });

        Assert.Equal("nickname", (await store.Insert(Parcels.Plain("p-2") with { Nickname = "n" }, Cancellation)).TakenKey);
    }

    [Fact]
    public void Refuses_a_unique_key_that_leads_nowhere()
    {
        foreach (var misspelt in new[] { "nickName", "origin.ident", "weight", "origin", "" })
        {
            var definition = Definition with { Collection = "never", UniqueKeys = [misspelt] };
            Assert.Throws<ArgumentException>(() => fixture.Stores.Create(definition));
        }
    }

    private static Parcel Sharing(Parcel parcel, string key, string value) => key switch
    {
        "nickname" => parcel with { Nickname = value },
        "badge" => parcel with { Badge = value },
        _ => parcel with { Origin = new Place(value) },
    };
}
