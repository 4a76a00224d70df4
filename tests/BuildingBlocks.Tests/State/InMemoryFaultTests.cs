using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.InMemory;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>The in-memory store fails when told to, as a server would, and only then.</summary>
public sealed class InMemoryFaultTests
{
    private static readonly DateTimeOffset Noon = Parcels.Noon;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly StateDefinition<Parcel> Definition = new()
    {
        Worker = "parcels",
        Collection = "parcels",
        Clock = DueClock.Business,
        UniqueKeys = ["nickname"],
    };

    private readonly InMemoryStore _memory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IStateStore<Parcel> Store => _memory.Create(Definition);

    [Theory]
    [InlineData(StoreOperation.Insert)]
    [InlineData(StoreOperation.Save)]
    [InlineData(StoreOperation.Claim)]
    [InlineData(StoreOperation.Clear)]
    [InlineData(StoreOperation.Postpone)]
    public async Task A_lost_call_has_no_effect_and_may_be_repeated(StoreOperation write)
    {
        var before = await Standing();
        _memory.Faults.LoseCall(write);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Do(write, before));
        Assert.Equal(write == StoreOperation.Insert ? null : before.Version, (await Store.Find(IdOf(write, before), Cancellation))?.Version);

        await Do(write, before);
        await AssertDone(write, before);
    }

    [Theory]
    [InlineData(StoreOperation.Insert)]
    [InlineData(StoreOperation.Save)]
    [InlineData(StoreOperation.Claim)]
    [InlineData(StoreOperation.Clear)]
    [InlineData(StoreOperation.Postpone)]
    public async Task A_lost_answer_leaves_the_write_done_and_its_repeat_without_effect(StoreOperation write)
    {
        var before = await Standing();
        _memory.Faults.LoseAnswer(write);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Do(write, before));
        await AssertDone(write, before);

        await Do(write, before);
        await AssertDone(write, before);
    }

    [Fact]
    public async Task A_fault_meets_only_what_it_is_meant_for_and_as_often_as_told()
    {
        await Standing();
        _memory.Faults.LoseCall(StoreOperation.Find, times: 2, call => call is { Id: "p-1", Worker: "parcels", Collection: "parcels" });

        Assert.Null(await Store.Find("p-2", Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.Find("p-1", Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.Find("p-1", Cancellation));
        Assert.NotNull(await Store.Find("p-1", Cancellation));
    }

    [Fact]
    public async Task A_disconnected_store_answers_nothing_until_it_is_back()
    {
        var parcel = await Standing();
        _memory.Faults.Disconnect();

        Func<Task>[] calls =
        [
            () => Store.Prepare(Cancellation),
            () => Store.Find("p-1", Cancellation),
            () => Store.FindBy("nickname", "n", Cancellation),
            () => Store.Insert(Parcels.Plain("p-2"), Cancellation),
            () => Store.Save(parcel, Cancellation),
            () => Store.Due("a", Noon, Noon, 1, Cancellation),
            () => Store.Claim("p-1", "me", Noon, Noon, Lease, Cancellation),
            () => Store.Pending(Noon, 1, Cancellation),
            () => Store.Clear([new("p-1", "m-1")], Cancellation),
            () => Store.Postpone(new("p-1", "m-1"), Noon.AddDays(1), Cancellation),
            () => Store.Page(null, 1, Cancellation),
            () => Store.Summarise(Noon, Cancellation),
        ];
        foreach (var call in calls.Concat(calls))
            await Assert.ThrowsAsync<StoreUnavailableException>(call);

        _memory.Faults.Cease();
        Assert.Equivalent(parcel, await Store.Find("p-1", Cancellation), strict: true);
        Assert.Single(await Store.Page(null, 10, Cancellation));
    }

    [Fact]
    public async Task Somebody_else_may_come_in_between()
    {
        var read = await Standing();
        _memory.Faults.Interpose = async (call, cancellationToken) =>
        {
            if (call.Operation != StoreOperation.Save)
                return;
            _memory.Faults.Interpose = null;
            await Store.Save(read with { Weight = 1 }, cancellationToken);
        };

        Assert.Null(await Store.Save(read with { Weight = 2 }, Cancellation));
        Assert.Equal(1, (await Store.Find("p-1", Cancellation))?.Weight);
    }

    [Fact]
    public async Task Gives_way_at_every_call()
    {
        var others = new Others();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(others);
        Task<Parcel?> found;
        try
        {
            found = Store.Find("p-1", Cancellation);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.False(found.IsCompleted);
        others.Run();
        Assert.Null(await found);
    }

    [Fact]
    public async Task Tells_who_watches_of_each_write()
    {
        var written = new List<StoreOperation>();
        _memory.Written += call => written.Add(call.Operation);

        var parcel = await Standing();
        await Store.Find("p-1", Cancellation);
        await Store.Save(parcel, Cancellation);
        _memory.Faults.LoseCall(StoreOperation.Save);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.Save(parcel, Cancellation));

        Assert.Equal([StoreOperation.Insert, StoreOperation.Save], written);
    }

    [Fact]
    public void One_collection_is_one_store_and_keeps_one_kind()
    {
        Assert.Same(Store, Store);
        Assert.NotSame(Store, _memory.Create(Definition with { Worker = "letters" }));
        Assert.Throws<ArgumentException>(() => _memory.Create(Definition with { UniqueKeys = [] }));
        Assert.Throws<ArgumentException>(() => _memory.Create(
            new StateDefinition<Letter> { Worker = "parcels", Collection = "parcels", Clock = DueClock.Machine }));
    }

    [Fact]
    public async Task Stays_in_order_through_a_long_random_life()
    {
        var random = new Random(20250106);
        var mine = new Dictionary<string, Parcel>();
        for (var step = 0; step < 1500; step++)
        {
            var id = $"p-{random.Next(60):00}";
            var known = mine.GetValueOrDefault(id);
            var next = (known ?? Parcels.Plain(id)) with
            {
                Lane = random.Next(4) is var lane and < 3 ? $"l-{lane}" : null,
                Due = random.Next(3) > 0 ? Noon.AddSeconds(random.Next(-50, 50)) : null,
                Outgoing = [.. Enumerable.Range(0, random.Next(3)).Select(number => Parcels.Message($"m-{number}", Noon.AddSeconds(random.Next(-9, 9))))],
            };
            mine[id] = (known is null ? (await Store.Insert(next, Cancellation)).Stored : await Store.Save(next, Cancellation))!;
            if (step % 25 == 0)
                await AssertIndexed(mine.Values);
        }
    }

    private static string IdOf(StoreOperation write, Parcel before) => write == StoreOperation.Insert ? "p-new" : before.Id;

    private async Task<Parcel> Standing() =>
        (await Store.Insert(
            Parcels.Plain("p-1") with { Lane = "a", Due = Noon, Outgoing = [Parcels.Message("m-1", Noon), Parcels.Message("m-2", Noon)] },
            Cancellation)).Stored!;

    private Task Do(StoreOperation write, Parcel before) => write switch
    {
        StoreOperation.Insert => Store.Insert(Parcels.Plain("p-new"), Cancellation),
        StoreOperation.Save => Store.Save(before with { Weight = 7 }, Cancellation),
        StoreOperation.Claim => Store.Claim("p-1", "me", Noon, Noon, Lease, Cancellation),
        StoreOperation.Clear => Store.Clear([new("p-1", "m-1")], Cancellation),
        _ => Store.Postpone(new("p-1", "m-1"), Noon.AddMinutes(1), Cancellation),
    };

    private async Task AssertDone(StoreOperation write, Parcel before)
    {
        var done = await Store.Find(IdOf(write, before), Cancellation);
        Assert.NotNull(done);
        Assert.Equal(write is StoreOperation.Save or StoreOperation.Claim ? 2 : 1, done.Version);
        Assert.Equal(write == StoreOperation.Save ? 7 : 0, done.Weight);
        Assert.Equal(write == StoreOperation.Claim ? "me" : null, done.ClaimedBy);
        if (write == StoreOperation.Clear)
            Assert.Equal(["m-2"], done.Outgoing.Select(message => message.Id));
        if (write == StoreOperation.Postpone)
            Assert.Equal(Noon.AddMinutes(1), done.Outgoing[0].Due);
    }

    /// <summary>What the indexes say is what a look at every document says.</summary>
    private async Task AssertIndexed(Dictionary<string, Parcel>.ValueCollection all)
    {
        foreach (var lane in new[] { "l-0", "l-1", "l-2" })
        {
            Assert.Equal(
                all.Where(parcel => parcel.Lane == lane && parcel.Due <= Noon).OrderBy(parcel => parcel.Due)
                    .ThenBy(parcel => parcel.Id, StringComparer.Ordinal).Select(parcel => parcel.Id),
                await Store.Due(lane, Noon, Noon, 1000, Cancellation));
        }

        var open = all.SelectMany(parcel => parcel.Outgoing.Select(message => $"{parcel.Id}/{message.Id}/{message.Due:O}")).ToList();
        Assert.Equal(
            open.Order(StringComparer.Ordinal),
            (await Store.Pending(Noon.AddYears(1), 1000, Cancellation))
                .Select(pending => $"{pending.DocumentId}/{pending.Message.Id}/{pending.Message.Due:O}").Order(StringComparer.Ordinal));
        Assert.Equal(
            new StateSummary(
                all.Count, 0, open.Count, all.SelectMany(parcel => parcel.Outgoing).Min(message => (DateTimeOffset?)message.Due), all.Min(parcel => parcel.Due)),
            await Store.Summarise(Noon, Cancellation));
    }

    private sealed record Letter : Document;

    /// <summary>Keeps what is to go on later until it is told to.</summary>
    private sealed class Others : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _waiting = [];

        public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue((d, state));

        public void Run()
        {
            while (_waiting.TryDequeue(out var next))
                next.Callback(next.State);
        }
    }
}
