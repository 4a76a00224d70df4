using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public abstract partial class StateStoreContract<TFixture>
{
    [Fact]
    public async Task Only_messages_that_are_due_are_pending()
    {
        var store = await Fresh();
        await Stored(store, Saying("p-1", ("m-1", -1), ("m-2", 1), ("m-3", 0)));
        await Stored(store, Saying("p-2", ("m-4", 1)));
        await Stored(store, Saying("p-3"));
        await Stored(store, Saying("p-4", ("m-5", -60)));

        var pending = await store.Pending(Noon, 10, Cancellation);

        Assert.Equal(
            ["p-1/m-1", "p-1/m-3", "p-4/m-5"],
            pending.Select(found => $"{found.DocumentId}/{found.Message.Id}").Order(StringComparer.Ordinal));
        var message = pending.Single(found => found.Message.Id == "m-5").Message;
        Assert.Equivalent(Parcels.Message("m-5", Noon.AddSeconds(-60)), message, strict: true);
    }

    [Fact]
    public async Task Pending_gives_no_more_than_asked()
    {
        var store = await Fresh();
        for (var number = 0; number < 5; number++)
            await Stored(store, Saying($"p-{number}", ($"a-{number}", -1), ($"b-{number}", -1)));

        Assert.Equal(3, (await store.Pending(Noon, 3, Cancellation)).Count);
        Assert.Equal(10, (await store.Pending(Noon, 100, Cancellation)).Count);
    }

    [Fact]
    public async Task Clearing_removes_what_it_names_and_touches_no_version()
    {
        var store = await Fresh();
        var first = await Stored(store, Saying("p-1", ("m-1", 0), ("m-2", 0), ("m-3", 0)));
        await Stored(store, Saying("p-2", ("m-1", 0), ("m-4", 0)));

        await store.Clear([new("p-1", "m-1"), new("p-1", "m-3"), new("p-2", "m-4"), new("p-2", "m-9"), new("p-9", "m-1")], Cancellation);

        Assert.Equal(["m-2"], (await Found(store, "p-1")).Outgoing.Select(message => message.Id));
        Assert.Equal(["m-1"], (await Found(store, "p-2")).Outgoing.Select(message => message.Id));
        Assert.Equal(1, (await Found(store, "p-1")).Version);
        Assert.NotNull(await store.Save(first with { Weight = 1 }, Cancellation));
    }

    [Fact]
    public async Task Clearing_repeats_and_may_have_nothing_to_do()
    {
        var store = await Fresh();
        await Stored(store, Saying("p-1", ("m-1", 0)));

        await store.Clear([], Cancellation);
        await store.Clear([new("p-1", "m-1")], Cancellation);
        await store.Clear([new("p-1", "m-1")], Cancellation);

        Assert.Empty((await Found(store, "p-1")).Outgoing);
        Assert.Empty(await store.Pending(Noon.AddYears(1), 10, Cancellation));
    }

    [Fact]
    public async Task A_save_may_bring_a_cleared_message_back_and_it_is_cleared_again()
    {
        var store = await Fresh();
        var read = await Stored(store, Saying("p-1", ("m-1", 0)));
        await store.Clear([new("p-1", "m-1")], Cancellation);

        await store.Save(read with { Outgoing = [.. read.Outgoing, Parcels.Message("m-2", Noon)] }, Cancellation);
        Assert.Equal(["m-1", "m-2"], (await store.Pending(Noon, 10, Cancellation)).Select(found => found.Message.Id));

        await store.Clear([new("p-1", "m-1"), new("p-1", "m-2")], Cancellation);
        Assert.Empty(await store.Pending(Noon, 10, Cancellation));
        Assert.Equal(2, (await Found(store, "p-1")).Version);
    }

    [Fact]
    public async Task A_postponed_message_waits_and_holds_up_nobody()
    {
        var store = await Fresh();
        await Stored(store, Saying("p-1", ("m-1", -5), ("m-2", -5)));
        await Stored(store, Saying("p-2", ("m-1", -5)));

        await store.Postpone(new("p-1", "m-1"), Noon.AddMinutes(5), Cancellation);
        await store.Postpone(new("p-1", "m-9"), Noon.AddMinutes(5), Cancellation);
        await store.Postpone(new("p-9", "m-1"), Noon.AddMinutes(5), Cancellation);

        Assert.Equal(
            ["p-1/m-2", "p-2/m-1"],
            (await store.Pending(Noon, 10, Cancellation)).Select(found => $"{found.DocumentId}/{found.Message.Id}").Order(StringComparer.Ordinal));
        Assert.Equal(3, (await store.Pending(Noon.AddMinutes(5), 10, Cancellation)).Count);
        var parcel = await Found(store, "p-1");
        Assert.Equal(1, parcel.Version);
        Assert.Equal(["m-1", "m-2"], parcel.Outgoing.Select(message => message.Id));
        Assert.Equal(Noon.AddMinutes(5), parcel.Outgoing[0].Due);
    }

    [Fact]
    public async Task Clearing_and_saving_at_once_lose_no_message()
    {
        var store = await Fresh();
        await Stored(store, Parcels.Plain("p-1"));

        await Together(4, async writer =>
        {
            for (var done = 0; done < 20;)
            {
                var read = await Found(store, "p-1");
                var message = Parcels.Message($"{writer}/{done}", Noon);
                if (await store.Save(read with { Weight = read.Weight + 1, Outgoing = [.. read.Outgoing, message] }, Cancellation) is null)
                    continue;
                done++;
                Assert.Contains(message.Id, (await Found(store, "p-1")).Outgoing.Select(open => open.Id));
                await store.Clear([new("p-1", message.Id)], Cancellation);
            }

            return true;
        });

        var open = (await Found(store, "p-1")).Outgoing;
        await store.Clear([.. open.Select(message => new OutgoingReference("p-1", message.Id))], Cancellation);
        Assert.Equal(80, (await Found(store, "p-1")).Weight);
        Assert.Empty((await Found(store, "p-1")).Outgoing);
    }

    private static Parcel Saying(string id, params (string Id, int Seconds)[] messages) => Parcels.Plain(id) with
    {
        Outgoing = [.. messages.Select(message => Parcels.Message(message.Id, Noon.AddSeconds(message.Seconds)))],
    };
}
