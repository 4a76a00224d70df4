using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.TestKit;

/// <summary>The way from one process to the store that several share.</summary>
internal sealed class StoreLink(IStateStoreFactory store, ProcessLife life) : IStateStoreFactory
{
    public IStateStore<TState> Create<TState>(StateDefinition<TState> definition)
        where TState : Document =>
        new StoreLink<TState>(store.Create(definition), definition.Collection, life);
}

internal sealed class StoreLink<TState>(IStateStore<TState> store, string collection, ProcessLife life) : IStateStore<TState>
    where TState : Document
{
    public Task<TState?> Find(string id, CancellationToken cancellationToken) => Read(() => store.Find(id, cancellationToken));

    public Task<TState?> FindBy(string uniqueKey, string value, CancellationToken cancellationToken) =>
        Read(() => store.FindBy(uniqueKey, value, cancellationToken));

    public Task<IReadOnlyList<TState>> FindAll(string lookupKey, string value, int limit, CancellationToken cancellationToken) =>
        Read(() => store.FindAll(lookupKey, value, limit, cancellationToken));

    public Task<IReadOnlyList<TState>> InLanes(string element, string value, int limit, CancellationToken cancellationToken) =>
        Read(() => store.InLanes(element, value, limit, cancellationToken));

    public Task<IReadOnlyList<LaneForecast>> Forecast(DateTimeOffset at, CancellationToken cancellationToken) =>
        Read(() => store.Forecast(at, cancellationToken));

    public Task<InsertResult<TState>> Insert(TState state, CancellationToken cancellationToken) =>
        Write("insert", () => store.Insert(state, cancellationToken));

    public Task<TState?> Save(TState state, CancellationToken cancellationToken) =>
        Write("save", () => store.Save(state, cancellationToken));

    public Task<IReadOnlyList<string>> Due(
        string lane, DateTimeOffset now, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
        Read(() => store.Due(lane, now, machineNow, limit, cancellationToken));

    public Task<IReadOnlyList<string>> Abandoned(
        IReadOnlyCollection<string> lanes, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
        Read(() => store.Abandoned(lanes, machineNow, limit, cancellationToken));

    public Task<TState?> Claim(
        string id, string owner, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease, CancellationToken cancellationToken) =>
        Write("claim", () => store.Claim(id, owner, now, machineNow, lease, cancellationToken));

    public Task<IReadOnlyList<PendingMessage>> Pending(DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
        Read(() => store.Pending(machineNow, limit, cancellationToken));

    public Task Clear(IReadOnlyCollection<OutgoingReference> confirmed, CancellationToken cancellationToken) =>
        Write("clear", async () =>
        {
            await store.Clear(confirmed, cancellationToken);
            return true;
        });

    public Task Postpone(OutgoingReference message, DateTimeOffset due, CancellationToken cancellationToken) =>
        Write("postpone", async () =>
        {
            await store.Postpone(message, due, cancellationToken);
            return true;
        });

    public Task<IReadOnlyList<TState>> Page(string? afterId, int limit, CancellationToken cancellationToken) =>
        Read(() => store.Page(afterId, limit, cancellationToken));

    /// <summary>The harness asks this too, so it is no step.</summary>
    public Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        store.Summarise(machineNow, cancellationToken);

    public Task<StateFigures> Measure(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        store.Measure(now, machineNow, cancellationToken);

    public Task Prepare(CancellationToken cancellationToken) => store.Prepare(cancellationToken);

    private async Task<T> Read<T>(Func<Task<T>> read) => life.IsDead ? throw new ProcessKilledException() : await read();

    private async Task<T> Write<T>(string what, Func<Task<T>> write)
    {
        life.Reach($"before {what} {collection}");
        var result = await write();
        life.Reach($"after {what} {collection}");
        return result;
    }
}
