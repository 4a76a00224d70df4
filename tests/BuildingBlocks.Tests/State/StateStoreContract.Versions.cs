using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public abstract partial class StateStoreContract<TFixture>
{
    [Fact]
    public async Task Finds_nothing_where_nothing_is()
    {
        var store = await Fresh();

        Assert.Null(await store.Find("p-1", Cancellation));
        Assert.Null(await store.FindBy("nickname", "x", Cancellation));
        Assert.Null(await store.Save(Parcels.Plain("p-1") with { Version = 1 }, Cancellation));
        Assert.Null(await store.Save(Parcels.Plain("p-1"), Cancellation));
        Assert.Null(await store.Claim("p-1", "me", Noon, Noon, Lease, Cancellation));
        Assert.Empty(await store.Page(null, 10, Cancellation));
    }

    [Fact]
    public async Task Counts_versions_from_one()
    {
        var store = await Fresh();

        var first = await Stored(store, Parcels.Plain("p-1") with { Version = 41 });
        var second = await store.Save(first with { Weight = 2 }, Cancellation);

        Assert.Equal(1, first.Version);
        Assert.Equal(2, second?.Version);
        Assert.Equal(2, (await Found(store, "p-1")).Weight);
        Assert.Equal(2, (await Found(store, "p-1")).Version);
    }

    [Fact]
    public async Task A_stale_save_changes_nothing()
    {
        var store = await Fresh();
        var stale = await Stored(store, Parcels.Plain("p-1"));
        var current = await store.Save(stale with { Weight = 2 }, Cancellation);

        Assert.Null(await store.Save(stale with { Weight = 3 }, Cancellation));
        Assert.Null(await store.Save(stale with { Version = 7 }, Cancellation));
        Assert.Equal(2, (await Found(store, "p-1")).Weight);
        Assert.Equal(current?.Version, (await Found(store, "p-1")).Version);
    }

    [Fact]
    public async Task Loses_no_update_among_eight_writers()
    {
        const int Each = 25;
        var store = await Fresh();
        await Stored(store, Parcels.Plain("p-1"));

        await Together(8, async writer =>
        {
            for (var done = 0; done < Each;)
            {
                var read = await Found(store, "p-1");
                var mine = read with { Weight = read.Weight + 1, Notes = [.. read.Notes, $"{writer}/{done}"] };
                if (await store.Save(mine, Cancellation) is not null)
                    done++;
            }

            return true;
        });

        var end = await Found(store, "p-1");
        Assert.Equal(8 * Each, end.Weight);
        Assert.Equal(8 * Each + 1, end.Version);
        Assert.Equal(8 * Each, end.Notes.Distinct().Count());
        for (var writer = 0; writer < 8; writer++)
            Assert.Equal(Enumerable.Range(0, Each).Select(done => $"{writer}/{done}"), end.Notes.Where(note => note.StartsWith($"{writer}/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Gives_nobody_a_reference_to_what_it_keeps()
    {
        var store = await Fresh();
        var seal = new byte[] { 1, 2, 3 };
        var notes = new List<string> { "one" };
        var inserted = await Stored(store, Parcels.Plain("p-1") with { Seal = seal, Notes = notes });

        seal[0] = 99;
        notes.Add("two");
        inserted.Seal[1] = 99;
        (await Found(store, "p-1")).Seal[2] = 99;

        var found = await Found(store, "p-1");
        Assert.Equal([1, 2, 3], found.Seal);
        Assert.Equal(["one"], found.Notes);
    }

    [Fact]
    public async Task Does_nothing_once_cancelled()
    {
        var store = await Fresh();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Insert(Parcels.Plain("p-1"), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Find("p-1", cancelled.Token));

        Assert.Null(await store.Find("p-1", Cancellation));
    }
}
