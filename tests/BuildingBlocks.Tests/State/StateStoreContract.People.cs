using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>What people ask of a store.</summary>
public abstract partial class StateStoreContract<TFixture>
{
    [Fact]
    public async Task Finds_all_that_share_a_value_by_id_and_no_others()
    {
        var store = await Fresh();
        foreach (var (id, name) in new[] { ("p-3", "tea"), ("p-1", "tea"), ("p-2", "silk"), ("p-4", "tea") })
            await Stored(store, Parcels.Plain(id) with { Name = name });

        Assert.Equal(["p-1", "p-3", "p-4"], (await store.FindAll("name", "tea", 10, Cancellation)).Select(parcel => parcel.Id));
        Assert.Equal(["p-1", "p-3"], (await store.FindAll("name", "tea", 2, Cancellation)).Select(parcel => parcel.Id));
        Assert.Empty(await store.FindAll("name", "Tea", 10, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => store.FindAll("colour", "Red", 10, Cancellation));
    }

    [Fact]
    public async Task Finds_open_work_by_a_text_whether_it_is_due_or_not()
    {
        var store = await Fresh();
        await Stored(store, Parcels.Plain("p-1") with { Lane = "b", Due = Noon, Colour = Colour.DarkGreen });
        await Stored(store, Parcels.Plain("p-2") with { Lane = "a", Due = null, Colour = Colour.DarkGreen });
        await Stored(store, Parcels.Plain("p-3") with { Lane = "a", Due = Noon.AddYears(9), Colour = Colour.DarkGreen });
        await Stored(store, Parcels.Plain("p-4") with { Lane = null, Due = null, Colour = Colour.DarkGreen });
        await Stored(store, Parcels.Plain("p-5") with { Lane = "a", Due = Noon, Colour = Colour.Red });

        Assert.Equal(["p-2", "p-3", "p-1"], (await store.InLanes("colour", "DarkGreen", 10, Cancellation)).Select(parcel => parcel.Id));
        Assert.Equal(["p-2"], (await store.InLanes("colour", "DarkGreen", 1, Cancellation)).Select(parcel => parcel.Id));
    }

    [Fact]
    public async Task Says_what_will_be_due_by_lane()
    {
        var store = await Fresh();
        await Stored(store, Parcels.Plain("p-1") with { Lane = "b", Due = Noon });
        await Stored(store, Parcels.Plain("p-2") with { Lane = "a", Due = Noon.AddDays(1) });
        await Stored(store, Parcels.Plain("p-3") with { Lane = "a", Due = Noon.AddHours(-1) });
        await Stored(store, Parcels.Plain("p-4") with { Lane = "a", Due = Noon.AddDays(3) });
        await Stored(store, Parcels.Plain("p-5") with { Lane = null, Due = Noon });
        await store.Claim("p-1", "me", Noon, Noon, Lease, Cancellation);

        Assert.Equal(
            [new LaneForecast(null, 1, Noon), new("a", 2, Noon.AddHours(-1)), new("b", 1, Noon)],
            await store.Forecast(Noon.AddDays(2), Cancellation));
        Assert.Empty(await store.Forecast(Noon.AddDays(-1), Cancellation));
        // For a time to come nobody's claim of today counts.
        Assert.Equal(["p-1"], await store.Due("b", Noon.AddDays(2), DateTimeOffset.MaxValue, 10, Cancellation));
    }
}
