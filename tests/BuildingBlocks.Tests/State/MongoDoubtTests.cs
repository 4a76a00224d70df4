using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>Answers that are lost, late or "not me": a write is done once or not at all, and what cannot be told is told to be so.</summary>
public sealed class MongoDoubtTests
{
    private static readonly DateTimeOffset Noon = Parcels.Noon;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("insert", true)]
    [InlineData("insert", false)]
    [InlineData("save", true)]
    [InlineData("save", false)]
    [InlineData("claim", true)]
    [InlineData("claim", false)]
    [InlineData("clear", true)]
    [InlineData("clear", false)]
    [InlineData("postpone", true)]
    [InlineData("postpone", false)]
    public async Task Does_a_write_once_when_the_line_breaks_in_the_middle_of_it(string write, bool applied)
    {
        var cuts = 1;
        await using var store = await DoubtfulStore.Open(command =>
            !DoubtfulStore.IsWrite(command) || Interlocked.Decrement(ref cuts) < 0 ? new Fate.Pass() : applied ? new Fate.LoseAnswer() : new Fate.LoseCommand());
        var parcel = await Standing(store, write);

        var answer = await Do(store.Doubtful, write, parcel);

        Assert.True(cuts < 0, "nothing was cut");
        AssertDone(write, answer, await store.Direct.Find(parcel.Id, Cancellation));
    }

    [Theory]
    [InlineData("insert", true)]
    [InlineData("insert", false)]
    [InlineData("save", true)]
    [InlineData("save", false)]
    [InlineData("claim", true)]
    [InlineData("clear", true)]
    [InlineData("postpone", false)]
    public async Task Says_so_when_it_cannot_tell_and_reading_again_tells(string write, bool applied)
    {
        var isCut = true;
        await using var store = await DoubtfulStore.Open(command =>
            !DoubtfulStore.IsWrite(command) || !isCut ? new Fate.Pass() : applied ? new Fate.LoseAnswer() : new Fate.LoseCommand());
        var parcel = await Standing(store, write);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Do(store.Doubtful, write, parcel));
        isCut = false;

        var truth = await store.Doubtful.Find(parcel.Id, Cancellation);
        if (applied)
            AssertDone(write, answer: null, truth);
        else
            Assert.Equivalent(write == "insert" ? null : parcel, truth, strict: true);
    }

    [Fact]
    public async Task Knows_its_own_insert_where_the_server_does_not()
    {
        var attempts = 0;
        await using var store = await DoubtfulStore.Open(command => !DoubtfulStore.IsWrite(command) ? new Fate.Pass()
            : Interlocked.Increment(ref attempts) == 1 ? new Fate.LoseAnswer() : new Fate.Disguise());

        var result = await store.Doubtful.Insert(Parcels.Plain("p-1") with { Nickname = "n" }, Cancellation);

        Assert.Equal(2, attempts);
        Assert.Null(result.TakenKey);
        Assert.Equal(1, result.Stored?.Version);
        Assert.Equal("_id", (await store.Doubtful.Insert(Parcels.Plain("p-1") with { Nickname = "n" }, Cancellation)).TakenKey);
    }

    [Fact]
    public async Task Takes_nobody_elses_insert_for_its_own()
    {
        var attempts = 0;
        DoubtfulStore? other = null;
        await using var store = await DoubtfulStore.Open(command =>
            !DoubtfulStore.IsWrite(command) || Interlocked.Increment(ref attempts) > 1
                ? new Fate.Pass()
                : new Fate.LoseCommand(Meanwhile: () => other!.Direct.Insert(Parcels.Plain("p-1"), Cancellation)));
        other = store;

        Assert.Equal("_id", (await store.Doubtful.Insert(Parcels.Plain("p-1"), Cancellation)).TakenKey);
        Assert.Equal(2, attempts);
    }

    /// <summary>The document that a write starts from: none for an insert.</summary>
    private static async Task<Parcel> Standing(DoubtfulStore store, string write)
    {
        var parcel = Parcels.Plain("p-1") with
        {
            Lane = "a",
            Due = Noon,
            Outgoing = [Parcels.Message("m-1", Noon), Parcels.Message("m-2", Noon)],
        };
        return write == "insert" ? parcel : (await store.Direct.Insert(parcel, Cancellation)).Stored!;
    }

    private static async Task<Parcel?> Do(IStateStore<Parcel> store, string write, Parcel parcel)
    {
        switch (write)
        {
            case "insert":
                return (await store.Insert(parcel, Cancellation)).Stored;
            case "save":
                return await store.Save(parcel with { Weight = 7 }, Cancellation);
            case "claim":
                return await store.Claim(parcel.Id, "me", Noon, Noon, Lease, Cancellation);
            case "clear":
                await store.Clear([new(parcel.Id, "m-1")], Cancellation);
                return null;
            default:
                await store.Postpone(new(parcel.Id, "m-1"), Noon.AddMinutes(1), Cancellation);
                return null;
        }
    }

    private static void AssertDone(string write, Parcel? answer, Parcel? truth)
    {
        Assert.NotNull(truth);
        Assert.Equal(write is "save" or "claim" ? 2 : 1, truth.Version);
        Assert.Equal(write == "save" ? 7 : 0, truth.Weight);
        Assert.Equal(write == "claim" ? "me" : null, truth.ClaimedBy);
        Assert.Equal(write == "clear" ? ["m-2"] : ["m-1", "m-2"], truth.Outgoing.Select(message => message.Id));
        Assert.Equal(write == "postpone" ? Noon.AddMinutes(1) : Noon, truth.Outgoing[0].Due);
        if (answer is not null)
            Assert.Equivalent(truth, answer, strict: true);
    }
}
