using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public abstract partial class StateStoreContract<TFixture>
{
    [Fact]
    public async Task Pages_go_by_id_and_resume_while_others_insert()
    {
        var store = await Fresh();
        for (var number = 0; number < 25; number++)
            await Stored(store, Parcels.Plain($"p-{number * 2:000}"));

        var seen = new List<string>();
        var ahead = new List<string>();
        string? last = null;
        while (await store.Page(last, 7, Cancellation) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= 7);
            seen.AddRange(page.Select(parcel => parcel.Id));
            last = page[^1].Id;

            // One before the place where the reader stands, one after it.
            await store.Insert(Parcels.Plain($"o-{seen.Count}"), Cancellation);
            if (seen.Count < 25)
                ahead.Add((await Stored(store, Parcels.Plain($"p-{seen.Count * 2 + 1:000}"))).Id);
        }

        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Equal(seen.Distinct(), seen);
        Assert.NotEmpty(ahead);
        Assert.Equal(
            Enumerable.Range(0, 25).Select(number => $"p-{number * 2:000}").Concat(ahead).Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task A_page_goes_on_after_an_id_that_nobody_has()
    {
        var store = await Fresh();
        foreach (var id in new[] { "b", "d", "É", "a/1", "\uFF21", "\U0001F4E6" })
            await Stored(store, Parcels.Plain(id));

        Assert.Equal(["d", "É", "\uFF21", "\U0001F4E6"], (await store.Page("c", 10, Cancellation)).Select(parcel => parcel.Id));
        Assert.Equal(["a/1", "b"], (await store.Page(null, 2, Cancellation)).Select(parcel => parcel.Id));
        Assert.Empty(await store.Page("\U0001F4E6", 10, Cancellation));
        Assert.Empty(await store.Page("\U0001F4E7", 10, Cancellation));
    }

    [Fact]
    public async Task Sums_up_nothing()
    {
        var store = await Fresh();

        Assert.Equal(new StateSummary(0, 0, 0, null, null), await store.Summarise(Noon, Cancellation));
    }

    [Fact]
    public async Task Sums_up_what_is_open()
    {
        var store = await Fresh();
        await Stored(store, Saying("p-1", ("m-1", 5), ("m-2", -5)));
        await Stored(store, Saying("p-2", ("m-3", 0)) with { Lane = "a", Due = Noon.AddDays(2) });
        await Stored(store, DueParcel("p-3", "b", Noon.AddDays(-1)));
        await Stored(store, DueParcel("p-4", "a", Noon));
        await Stored(store, DueParcel("p-5", "a", Noon));
        await store.Claim("p-4", "me", Noon, Noon, TimeSpan.FromSeconds(1), Cancellation);
        await store.Claim("p-5", "me", Noon, Noon, Lease, Cancellation);

        var summary = await store.Summarise(Noon, Cancellation);
        Assert.Equal(new StateSummary(summary.Documents, 2, 3, Noon.AddSeconds(-5), Noon.AddDays(-1)), summary);

        // A server counts documents by its books, which may be behind.
        Assert.InRange(summary.Documents, fixture is InMemoryFixture ? 5 : 0, 5);

        await store.Clear([new("p-1", "m-2"), new("p-2", "m-3")], Cancellation);
        var third = await Found(store, "p-3");
        await store.Save(third with { Due = null, Lane = null }, Cancellation);
        summary = await store.Summarise(Noon.AddSeconds(2), Cancellation);
        Assert.Equal(new StateSummary(summary.Documents, 1, 1, Noon.AddSeconds(5), Noon), summary);
    }
}
