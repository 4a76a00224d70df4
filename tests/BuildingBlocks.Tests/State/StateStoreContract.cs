using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>What every state store promises. Parted by subject.</summary>
public abstract partial class StateStoreContract<TFixture>(TFixture fixture) : IClassFixture<TFixture>
    where TFixture : class, IStoreFixture
{
    private const string Worker = "parcels";

    private static readonly DateTimeOffset Noon = Parcels.Noon;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static int _collections;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private StateDefinition<Parcel> Definition { get; } = new()
    {
        Worker = Worker,
        Collection = $"c{Interlocked.Increment(ref _collections)}",
        Clock = DueClock.Business,
        UniqueKeys = ["nickname", "badge", "origin.id"],
        LookupKeys = ["name"],
    };

    private async Task<IStateStore<Parcel>> Fresh()
    {
        var store = fixture.Stores.Create(Definition);
        await store.Prepare(Cancellation);
        return store;
    }

    private static async Task<Parcel> Stored(IStateStore<Parcel> store, Parcel parcel)
    {
        var result = await store.Insert(parcel, Cancellation);
        Assert.Null(result.TakenKey);
        return Assert.IsType<Parcel>(result.Stored);
    }

    private static async Task<Parcel> Found(IStateStore<Parcel> store, string id) =>
        Assert.IsType<Parcel>(await store.Find(id, Cancellation));

    /// <summary>Runs the same work in several tasks that start together.</summary>
    private static Task<T[]> Together<T>(int tasks, Func<int, Task<T>> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, tasks).Select(number => Task.Run(async () =>
        {
            await start.Task;
            return await work(number);
        })).ToArray();
        start.SetResult();
        return Task.WhenAll(running);
    }
}
