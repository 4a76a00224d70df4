using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public abstract partial class StateStoreContract<TFixture>
{
    [Fact]
    public async Task Eight_claimers_share_four_hundred_documents_without_a_double()
    {
        const int Documents = 400;
        var store = await Fresh();
        await Task.WhenAll(Enumerable.Range(0, Documents).Select(number =>
            Stored(store, DueParcel($"p-{number:000}", "a", Noon.AddMilliseconds(-number)))));

        var claims = await Together(8, async claimer =>
        {
            var mine = new List<string>();
            while (await store.Due("a", Noon, Noon, 20, Cancellation) is { Count: > 0 } due)
            {
                foreach (var id in due)
                {
                    if (await store.Claim(id, $"claimer-{claimer}", Noon, Noon, Lease, Cancellation) is { } claimed)
                        mine.Add(claimed.Id);
                }
            }

            return mine;
        });

        var all = claims.SelectMany(mine => mine).ToList();
        Assert.Equal(Documents, all.Count);
        Assert.Equal(Documents, all.Distinct().Count());
        Assert.Equal(Documents, (await store.Summarise(Noon, Cancellation)).OpenClaims);
    }

    [Fact]
    public async Task A_claim_tells_who_until_when_and_how_often_and_raises_the_version()
    {
        var store = await Fresh();
        await Stored(store, DueParcel("p-1", "a", Noon) with { Weight = 5 });

        var claimed = await store.Claim("p-1", "worker-1/7", Noon, Noon.AddHours(1), Lease, Cancellation);

        Assert.NotNull(claimed);
        Assert.Equal("worker-1/7", claimed.ClaimedBy);
        Assert.Equal(Noon.AddHours(1) + Lease, claimed.ClaimedUntil);
        Assert.Equal(2, claimed.Version);
        Assert.Equal(1, claimed.Claims);
        Assert.Equal(5, claimed.Weight);
        Assert.Equal(Noon, claimed.Due);
        Assert.Equivalent(claimed, await Found(store, "p-1"), strict: true);
    }

    [Fact]
    public async Task A_claim_ends_by_machine_time_whatever_business_time_does()
    {
        var store = await Fresh();
        await Stored(store, DueParcel("p-1", "a", Noon));
        Assert.NotNull(await store.Claim("p-1", "first", Noon, Noon, Lease, Cancellation));

        Assert.Null(await store.Claim("p-1", "second", Noon.AddYears(1), Noon + Lease, Lease, Cancellation));
        Assert.Empty(await store.Due("a", Noon.AddYears(1), Noon + Lease, 10, Cancellation));

        var after = Noon + Lease + TimeSpan.FromMilliseconds(1);
        Assert.Equal(["p-1"], await store.Due("a", Noon, after, 10, Cancellation));
        var second = await store.Claim("p-1", "second", Noon, after, Lease, Cancellation);
        Assert.Equal("second", second?.ClaimedBy);
        Assert.Equal(3, second?.Version);
        Assert.Equal(2, second?.Claims);
    }

    [Fact]
    public async Task Nobody_claims_what_is_not_due()
    {
        var store = await Fresh();
        await Stored(store, DueParcel("p-1", "a", Noon));
        await Stored(store, Parcels.Plain("p-2") with { Lane = "a" });

        Assert.Null(await store.Claim("p-1", "me", Noon.AddMilliseconds(-1), Noon, Lease, Cancellation));
        Assert.Null(await store.Claim("p-2", "me", Noon.AddYears(9), Noon, Lease, Cancellation));
        Assert.Equal(1, (await Found(store, "p-1")).Version);
    }

    [Fact]
    public async Task A_claim_fences_off_whoever_read_before()
    {
        var store = await Fresh();
        var stale = await Stored(store, DueParcel("p-1", "a", Noon));
        var first = await store.Claim("p-1", "first", Noon, Noon, TimeSpan.Zero, Cancellation);
        var second = await store.Claim("p-1", "second", Noon, Noon.AddSeconds(1), Lease, Cancellation);

        Assert.Null(await store.Save(stale with { Weight = 1 }, Cancellation));
        Assert.Null(await store.Save(first! with { Weight = 2 }, Cancellation));
        Assert.NotNull(await store.Save(second! with { Weight = 3 }, Cancellation));
        Assert.Equal(3, (await Found(store, "p-1")).Weight);
    }

    [Fact]
    public async Task A_save_that_ends_the_claim_lets_the_next_one_in()
    {
        var store = await Fresh();
        await Stored(store, DueParcel("p-1", "a", Noon));
        var claimed = await store.Claim("p-1", "first", Noon, Noon, Lease, Cancellation);

        await store.Save(claimed! with { ClaimedUntil = null, ClaimedBy = null, Due = Noon.AddSeconds(1) }, Cancellation);

        Assert.Null(await store.Claim("p-1", "second", Noon, Noon, Lease, Cancellation));
        Assert.NotNull(await store.Claim("p-1", "second", Noon.AddSeconds(1), Noon, Lease, Cancellation));
    }

    [Fact]
    public async Task Due_work_comes_oldest_first_and_by_id_where_equally_old()
    {
        var store = await Fresh();
        await Stored(store, DueParcel("p-c", "a", Noon));
        await Stored(store, DueParcel("p-a", "a", Noon));
        await Stored(store, DueParcel("p-b", "a", Noon.AddMilliseconds(-1)));
        await Stored(store, DueParcel("p-d", "a", Noon.AddYears(-60)));
        await Stored(store, DueParcel("p-e", "a", Noon.AddMilliseconds(1)));
        await Stored(store, DueParcel("p-f", "b", Noon.AddYears(-1)));
        await Stored(store, Parcels.Plain("p-g"));

        Assert.Equal(["p-d", "p-b", "p-a", "p-c"], await store.Due("a", Noon, Noon, 10, Cancellation));
        Assert.Equal(["p-d", "p-b"], await store.Due("a", Noon, Noon, 2, Cancellation));
        Assert.Equal(["p-f"], await store.Due("b", Noon, Noon, 10, Cancellation));
        Assert.Empty(await store.Due("c", Noon, Noon, 10, Cancellation));
    }

    [Fact]
    public async Task A_claimed_document_does_not_use_up_the_limit()
    {
        var store = await Fresh();
        for (var number = 0; number < 5; number++)
            await Stored(store, DueParcel($"p-{number}", "a", Noon.AddSeconds(number - 10)));
        await store.Claim("p-0", "me", Noon, Noon, Lease, Cancellation);
        await store.Claim("p-2", "me", Noon, Noon, Lease, Cancellation);

        Assert.Equal(["p-1", "p-3"], await store.Due("a", Noon, Noon, 2, Cancellation));
    }

    [Fact]
    public async Task What_its_holder_left_is_found_by_its_claim_whatever_lane_it_stands_in()
    {
        var store = await Fresh();
        foreach (var (id, lane) in new[] { ("p-1", "a"), ("p-2", "b"), ("p-3", "c"), ("p-4", "a"), ("p-5", "b") })
            await Stored(store, DueParcel(id, lane, Noon));
        var left = await store.Claim("p-4", "first", Noon, Noon, TimeSpan.FromSeconds(1), Cancellation);
        foreach (var (id, seconds) in new[] { ("p-1", 3), ("p-2", 2), ("p-3", 1) })
            await store.Claim(id, "first", Noon, Noon, TimeSpan.FromSeconds(seconds), Cancellation);
        await store.Save(left! with { ClaimedUntil = null, ClaimedBy = null }, Cancellation);

        var after = Noon.AddSeconds(3).AddMilliseconds(1);
        Assert.Equal(["p-2", "p-1"], await store.Abandoned(["a", "b"], after, 10, Cancellation));
        Assert.Equal(["p-2"], await store.Abandoned(["a", "b"], after, 1, Cancellation));
        Assert.Equal(["p-2"], await store.Abandoned(["a", "b"], Noon.AddSeconds(3), 10, Cancellation));
        Assert.Empty(await store.Abandoned(["d"], after, 10, Cancellation));

        Assert.NotNull(await store.Claim("p-2", "second", Noon, after, Lease, Cancellation));
        Assert.Equal(["p-1"], await store.Abandoned(["a", "b"], after, 10, Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Nobody_asks_for_less_than_one(int limit)
    {
        var store = await Fresh();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Due("a", Noon, Noon, limit, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Abandoned(["a"], Noon, limit, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Pending(Noon, limit, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Page(null, limit, Cancellation));
    }

    [Fact]
    public async Task A_document_follows_its_lane_and_its_due_time()
    {
        var store = await Fresh();
        var parcel = await Stored(store, DueParcel("p-1", "a", Noon));

        parcel = await store.Save(parcel with { Lane = "b" }, Cancellation);
        Assert.Empty(await store.Due("a", Noon, Noon, 10, Cancellation));
        Assert.Equal(["p-1"], await store.Due("b", Noon, Noon, 10, Cancellation));

        parcel = await store.Save(parcel! with { Due = null }, Cancellation);
        Assert.Empty(await store.Due("b", Noon.AddYears(9), Noon, 10, Cancellation));

        await store.Save(parcel! with { Due = Noon.AddYears(-1) }, Cancellation);
        Assert.Equal(["p-1"], await store.Due("b", Noon, Noon, 10, Cancellation));
    }

    private static Parcel DueParcel(string id, string lane, DateTimeOffset due) => Parcels.Plain(id) with { Lane = lane, Due = due };
}
